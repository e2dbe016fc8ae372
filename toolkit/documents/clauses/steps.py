"""The usual next steps: today's two acts (sign, post), what to keep, what comes then.

The command line tells them after a paper is made, and the note prints them by name.
"""

from __future__ import annotations

from toolkit.language import Wording

CREDITOR_S_ADDRESS = Wording(
    "债权人的注册地址（以营业执照为准）", "the creditor's registered address (on its licence)"
)

SIGN = Wording(
    "通读一遍，不是事实的删掉；打印，手写签名，每一页都要寄。",
    "Read the Chinese letter once more and take out what is not true; print it, sign it by hand, "
    "and send every page.",
)
ENCLOSE = Wording(
    "不附身份证、工资卡，也不写单位和财产；必须附证明的只附复印件，"
    "写上“仅供某机构办理某事项使用”和日期。",
    "Enclose no ID card or bank card and name no employer or property; where a proof is needed "
    "enclose a copy, marked with the institution and the purpose that it is for, and the date.",
)
KEEP = Wording(
    "留好信的复印件、EMS 面单、签收页和截图；原件和手机里的原始记录不要删。",
    "Keep a copy of the letter, the EMS waybill, the delivery page and the screenshots; delete "
    "none of the originals on your phone.",
)
COMPLAIN = Wording(
    "没有答复或者情况没有改变的，可以再发一次函，向该机构和监管部门投诉，或者请求金融纠纷调解；"
    "有威胁、上门滋扰的，先打 110。",
    "Without an answer, or if nothing changes, write again, complain to the institution and its "
    "regulator, or ask for mediation; where there are threats or disturbances at your door, call "
    "110 first.",
)
NO_BARGAIN = Wording(
    "不要以投诉、曝光换减免，也不要把真实的逾期记录说成错误。",
    "Never offer silence for a reduction, and never call a true overdue record wrong.",
)

SIGN_FOR_COURT = Wording(
    "逐项核对，自己说不清的先问清楚再交；打印，手写签名。",
    "Check every item and hand in nothing that you can't explain; print it and sign it by hand.",
)
HAND_IN = Wording(
    "按法院通知的份数（一般为对方人数加一），在法院指定的期限内交到立案窗口、网上诉讼平台，"
    "或者用 EMS 寄给承办法官，面单写明案号。",
    "Hand in as many copies as the court asks for (as a rule one for each other party and one for "
    "the court) within the time it sets: at the window, on its platform, or by EMS to the judge "
    "with the case number on the waybill.",
)
KEEP_FOR_COURT = Wording(
    "留一份盖了收件章的；网上提交的留截图，邮寄的留 EMS 面单和签收页。",
    "Keep a copy with the court's stamp, a screenshot of what was handed in online, or the EMS "
    "waybill and the delivery page.",
)


def post(title: Wording, to: Wording = CREDITOR_S_ADDRESS) -> Wording:
    """Return how a letter is posted to the creditor, and sent through its app as well (R13)."""
    return Wording(
        "用 EMS 寄到{to}，抄送的也各寄一份，面单内件品名写“{title}”；同样的内容发给 App "
        "在线客服或者官方邮箱，截图。",
        "Send it by EMS to {to}, and to each who gets a copy, with “{title}” on the waybill; send "
        "the same text through the app's customer service or official e-mail and keep a "
        "screenshot.",
    ).format(to=to, title=title)
