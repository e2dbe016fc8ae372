"""What the note of every kind says: the usual steps, and the reminders (R7, R9–R11, R15).

A note has the same parts in the same order: when to use the paper, when not, what to do today, what
to keep, what comes next, what to remember. `HEADINGS` names them; its template prints each clause
by name (`{{ note.sign|label }}`) among what only the kind says.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from toolkit.documents.clauses import steps
from toolkit.language import Wording
from toolkit.law.statutes import article

HEADINGS = (
    Wording("什么时候用", "When to use it"),
    Wording("什么时候不要用", "When not to use it"),
    Wording("今天就做", "What to do today"),
    Wording("留下什么", "What to keep"),
    Wording("下一步", "What comes next"),
    Wording("请记住", "Remember"),
)

FOR_YOU = Wording(
    "这一页给您自己看，不要寄出，也不要提交。",
    "Reading copy of the Chinese note. This page is for you; neither send it nor hand it in.",
)
DEBT_STAYS = Wording(
    "债务不因这份文书消灭；真实逾期记录不能因投诉删除；法院传票、支付令必须处理。",
    "The debt does not end by this paper; a true overdue record cannot be deleted by complaint; "
    "summonses and payment orders must be dealt with.",
)
CHECK_THE_COURT = Wording(
    "接到“法院／调解／公安”短信，先自行查号拨 12368、110 或法院公布的电话核实，不点链接、不转账。",
    "A message from a “court”, “mediator” or “police”: look up the number yourself and check at "
    "12368, 110 or the court's published number; open no link, transfer nothing.",
)
TRUE_REASONS = Wording(
    "不要伪造证明，不要交给“债务优化、停息挂账、征信修复”中介：据报道，2026年2月"
    "金融监管等五部门已就此发布风险提示。",
    "Forge no certificates, and give nothing to agents who sell “debt optimisation”, “stopped "
    "interest” or “credit repair”: five authorities are reported to have warned of them in "
    "February 2026.",
)
MONEY = Wording(
    "不凭一个电话付钱，没有书面协议不付“诚意金”；钱只付到债权人在合同、官方 App "
    "或者热线上确认的账户，不付给个人；凭证都留好，付清后索取结清证明。",
    "Pay nothing on the strength of a call, and no “token of good faith” without a written "
    "agreement; pay only to the account that the creditor confirms in the contract, its app or its "
    "hotline, never to a person; keep every receipt, and ask for a certificate when all is paid.",
)
HELP = Wording(
    "免费求助：法律咨询 12348；撑不下去时拨心理援助热线 12356；法院 12368；报警 110。"
    "本说明不是法律意见。",
    "Free help: legal advice 12348; if you can't go on, somebody to talk to 12356; courts 12368; "
    "police 110. This note is no legal advice.",
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Note:
    """What the notes of all kinds say, by name.

    Args:
        for_you: That the note is not sent.
        court_papers: What comes first when a court has written, with its days and articles.
        sign: How the paper is read and signed.
        post: How it is sent, or handed in.
        enclose: What is not enclosed.
        keep: What proves that it was sent.
        complain: What may follow.
        no_bargain: That a complaint is never offered for sale.
        debt_stays: What no paper does.
        check_the_court: How a message from a court is checked.
        true_reasons: That nothing is forged, and no agent paid.
        money: How money is paid, and how it is not.
        help: Numbers to call.
    """

    for_you: Wording = FOR_YOU
    court_papers: Wording
    sign: Wording
    post: Wording
    enclose: Wording = steps.ENCLOSE
    keep: Wording
    complain: Wording = steps.COMPLAIN
    no_bargain: Wording = steps.NO_BARGAIN
    debt_stays: Wording = DEBT_STAYS
    check_the_court: Wording = CHECK_THE_COURT
    true_reasons: Wording = TRUE_REASONS
    money: Wording = MONEY
    help: Wording = HELP


def letter_note(post: Wording, on: date, *, keep: Wording = steps.KEEP) -> Note:
    """Return what the note to a letter says."""
    return Note(court_papers=court_papers(on), sign=steps.SIGN, post=post, keep=keep)


def court_note(on: date) -> Note:
    """Return what the note to a court paper says."""
    return Note(
        court_papers=court_papers(on),
        sign=steps.SIGN_FOR_COURT,
        post=steps.HAND_IN,
        keep=steps.KEEP_FOR_COURT,
    )


def court_papers(on: date) -> Wording:
    """Return what has to be done when a court has written, with the articles of that day.

    Law: 民事诉讼法 §128, §147, §227
    """
    return Wording(
        "收到法院文书先处理它，别的文书都代替不了：收到起诉状副本，15日内答辩（{answer}）；"
        "收到传票，按时到庭，不到庭可能缺席判决（{default}）；收到支付令，15日内向发出的法院"
        "书面异议（{objection}）。",
        "What a court sends comes first, and no other paper replaces it: answer within 15 days "
        "of receiving the statement of claim ({answer}); attend when summoned, or the court may "
        "decide without you ({default}); object in writing, to the court that issued it, within "
        "15 days of receiving a payment order ({objection}).",
    ).format(
        answer=article("民事诉讼法", 128, on=on).cite(short=True),
        default=article("民事诉讼法", 147, on=on).cite(short=True),
        objection=article("民事诉讼法", 227, on=on).cite(short=True),
    )


def no_legal_term(days: int) -> Wording:
    """Return that the days for an answer are asked for, and given by no law (R12)."""
    return Wording(
        "信里请对方{days}日内答复。这是请求，不是法律规定的期限。",
        "The letter asks for an answer within {days} days. That is a request, not a legal term.",
    ).format(days=days)
