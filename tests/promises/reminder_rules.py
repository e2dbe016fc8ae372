"""R10, R11, R13, R15: what every note reminds the user of."""

from __future__ import annotations

from promises.promise import Promise, lacks, note
from promises.said import CREDITORS, Said


def _is_posted(said: Said) -> bool:
    return note(said) and said.addressee != "court"


def _to_creditors(said: Said) -> bool:
    return note(said) and said.addressee in CREDITORS


PROMISES = (
    Promise(
        "R11-money",
        "Every note to a creditor's side says how money is paid, and how it is not.",
        _to_creditors,
        lacks("不付给?个人", "never to a person"),
    ),
    Promise(
        "R13-signature",
        "Every note says that the paper is signed by hand.",
        note,
        lacks("手写签名", "(?i)sign (it |the Chinese (letter|paper) )?by hand"),
    ),
    Promise(
        "R13-proof-of-sending",
        "Every note says how to send the paper, and to keep what proves it.",
        note,
        lacks("EMS.*(签收页|截图|收件章)", "EMS.*(delivery page|screenshot|stamped)"),
    ),
    Promise(
        "R15-debt-stays",
        "Every note says that the debt does not end by the paper.",
        note,
        lacks("债务不因|不能让债务消灭", "debt does not end by|ends no debt"),
    ),
    Promise(
        "R15-true-records-stay",
        "Every note to be posted says that a true overdue record can't be complained away.",
        _is_posted,
        lacks("真实的?逾期记录不能因投诉删除", "(deleted by complaint|complained away)"),
    ),
    Promise(
        "R15-check-the-court",
        "Every note says to check a message from a court by a number looked up.",
        note,
        lacks(
            "自己?行?查号拨 ?12368.{0,40}不点链接、不转账",
            "12368.{0,100}open no link",
        ),
    ),
    Promise(
        "R10-true-reasons",
        "Every note warns of forged proofs and of agents who sell relief.",
        note,
        lacks(
            "不要伪造证明，不要交给“债务优化、停息挂账、征信修复”中介.{0,40}2026年2月.{0,30}五部门",
            "(?i)forge.{0,60}“debt optimisation”.{0,60}“credit repair”.{0,60}five authorities"
            ".{0,60}February 2026",
        ),
    ),
    Promise(
        "R15-help",
        "Every note names legal aid, and where somebody can't go on, the line for that.",
        note,
        lacks("12348.*12356|12356.*12348", "12348.*12356|12356.*12348"),
    ),
    Promise(
        "R21-court-papers-cannot-wait",
        "Every note names the court papers that can't wait.",
        note,
        lacks("传票|支付令", "summons|payment order"),
    ),
)
