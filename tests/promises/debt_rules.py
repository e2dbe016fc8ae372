"""R1–R5, R12: what a paper of the debtor admits, asks and demands."""

from __future__ import annotations

from promises.promise import Promise, has, lacks, note, paper
from promises.said import CREDITORS, Said

RESERVATION_ZH = (
    "不构成对任何本金、利息、费用数额的确认，不构成履行承诺，也不放弃包括诉讼时效在内的任何抗辩"
)
RESERVATION_EN = (
    "It confirms no amount of principal, interest or fees, promises no performance, and waives no "
    "defence, including limitation"
)


def _reserves(said: Said) -> bool:
    return (
        paper(said) and said.signer == "debtor" and said.addressee in CREDITORS and not said.admits
    )


def _has_no_reservation(said: Said) -> bool:
    return paper(said) and (said.signer != "debtor" or said.addressee not in CREDITORS)


def _admits_nothing(said: Said) -> bool:
    return paper(said) and not said.admits and said.answers.get("mode") != "agreed"


def _restarts(said: Said) -> bool:
    return note(said) and bool(said.admits) and said.addressee in CREDITORS


def _has_log(said: Said) -> bool:
    return note(said) and any(key.startswith("contacts.") for key in said.answers)


PROMISES = (
    Promise(
        "R1-no-admission",
        "Nothing is recognised, promised or asked for that admits the debt.",
        _admits_nothing,
        has(
            r"(本人|被告|借款人)(确认|承认|认可)?(尚|仍|还|共)?欠(款)?(原告|贵[司行]|人民币|\d)"
            r"|愿意(承担|偿还|归还|还款|分期)|一定(还|结)清|请求?(宽限|延期|缓期|分期)"
            r"|债务由本人(独立)?承担|保证(还|结)清|收悉",
            r"\bI (still )?owe\b|defendant (still )?owes|willing to (pay|repay)|I will (re)?pay"
            r"|ask for (time|instalments)|I (admit|acknowledge) (the|that)",
            unless="不构成|without admitting|admits no",
        ),
    ),
    Promise(
        "R2-reservation",
        "The debtor's letter to creditor, collector or law firm reserves everything.",
        _reserves,
        lacks(RESERVATION_ZH, RESERVATION_EN),
    ),
    Promise(
        "R2-no-reservation-elsewhere",
        "A paper to somebody else, or of somebody else, does not carry the debtor's reservation.",
        _has_no_reservation,
        has(RESERVATION_ZH, RESERVATION_EN),
    ),
    Promise(
        "R3-limitation-told",
        "The note to a letter that admits says that limitation starts anew.",
        _restarts,
        lacks("时效.{0,8}重新(计算|起算)", "restarts? (the )?limitation|limitation .{0,40}anew"),
    ),
    Promise(
        "R3-never-over",
        "No paper says from dates alone that limitation is over.",
        paper,
        has(
            "(已|已经)(超?过|届满).{0,6}时效|时效(期间)?(已|已经)(届满|超?过)",
            r"limitation (period )?has (run out|expired|ended)|is time-barred",
            unless="如原告不能证明|unless the plaintiff|if the plaintiff",
        ),
    ),
    Promise(
        "R4-log-cuts-both-ways",
        "Where contacts are listed, the note says that they prove demands too.",
        _has_log,
        lacks("催过款.{0,30}时效", "debt was demanded.{0,60}limitation"),
    ),
    Promise(
        "R12-days-are-asked-for",
        "Days for an answer are a request, unless an article that is named gives them.",
        paper,
        has(
            r"(依法|应当|必须|务必|须).{0,12}[0-9一二三四五六七八九十]+个?(工作)?(日|天)(以?内)",
            r"\b(must|shall|has to|have to)\b.{0,60}\bwithin \w+ (working )?days",
            unless=r"第[一二三四五六七八九十百零〇0-9]+条|\bart\. ?\d",
        ),
    ),
)
