// Fill one template as often as possible for some seconds with one JavaScript engine; print docs/s.
//   node bench/peer_worker.js ENGINE TEMPLATE ROWS.json OUT.docx SECONDS
// `peers.py` runs it, with the engines on NODE_PATH.
"use strict";
const fs = require("fs");

const engines = {
  docxtemplater(template) {
    const PizZip = require("pizzip");
    const Docxtemplater = require("docxtemplater");
    const content = fs.readFileSync(template);
    return async (row) => {
      const document = new Docxtemplater(new PizZip(content), { paragraphLoop: true });
      document.render(row);
      return document.getZip().generate({ type: "nodebuffer", compression: "DEFLATE" });
    };
  },
  "docx-templates"(template) {
    const { createReport } = require("docx-templates");
    const content = fs.readFileSync(template);
    return async (data) => Buffer.from(
      await createReport({ template: content, data, noSandbox: true, cmdDelimiter: "+++" }));
  },
  "easy-template-x"(template) {
    const { TemplateHandler } = require("easy-template-x");
    const content = fs.readFileSync(template);
    const handler = new TemplateHandler();
    return (row) => handler.process(content, row);
  },
  carbone(template) {
    const carbone = require("carbone");
    return (row) => new Promise((resolve, reject) =>
      carbone.render(template, row, (error, result) => (error ? reject(error) : resolve(result))));
  },
};

(async () => {
  const [engine, template, rowsFile, out, seconds] = process.argv.slice(2);
  const fill = engines[engine](template);
  const rows = JSON.parse(fs.readFileSync(rowsFile, "utf8"));
  for (const row of rows.slice(0, 20)) await fill(row);
  let count = 0;
  const began = process.hrtime.bigint();
  const elapsed = () => Number(process.hrtime.bigint() - began) / 1e9;
  while (elapsed() < Number(seconds)) fs.writeFileSync(out, await fill(rows[count++ % rows.length]));
  console.log(count / elapsed());
  fs.writeFileSync(out, await fill(rows[0]));
  process.exit(0);
})();
