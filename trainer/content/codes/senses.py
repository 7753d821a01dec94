"""Codes of other wordings that say another thing (``G011`` on), and of drafts (``X05.``)."""

from trainer.content.codes.code import Code, warning
from trainer.content.problems import Severity

SENSES: tuple[Code, ...] = (
    warning(
        "G011",
        "what the other side says",
        "An apology for the trouble, an offer of help or 'our engineers' belongs to the one who serves.",
        bad=(
            "  - line: The kettle trips the fuse.\n    variants: [\"I'm sorry to hear the kettle trips "
            'the fuse."]\n'
        ),
        says=(
            "27:16 G011 warning: this wording differs from the line: 'i am sorry to hear' is what the "
            "other side says, in 'I'm sorry to hear the kettle trips the …'"
        ),
        good="  - The kettle trips the fuse.\n",
    ),
    warning(
        "G012",
        "a promise that the line does not make",
        "The wording accepts, agrees or says that somebody will do something. A trainee would rely on it.",
        bad=(
            "  - line: The kettle trips the fuse.\n    variants: [\"It trips the fuse, and I'll pay "
            'for it."]\n'
        ),
        says=(
            "27:16 G012 warning: this wording differs from the line: 'will pay' is new, in 'It trips "
            "the fuse, and I'll pay for it.'"
        ),
        good="  - The kettle trips the fuse.\n",
    ),
    warning(
        "G013",
        "another demand or threat",
        "A refund, a replacement, a manager, a lawyer, a review or a complaint is gone or new.",
        bad=(
            '  - line: The kettle trips the fuse.\n    variants: ["It trips the fuse, so get me your '
            'manager."]\n'
        ),
        says=(
            "27:16 G013 warning: this wording differs from the line: the demand or threat 'escalate' "
            "is new, in 'It trips the fuse, so get me your manag…'"
        ),
        good="  - The kettle trips the fuse.\n",
    ),
    warning(
        "G014",
        "a negation that is gone or new",
        (
            "The wording says the opposite, or seems to. Words such as 'broken' or 'refused' are known "
            "to deny as well."
        ),
        bad='  - line: The kettle trips the fuse.\n    variants: ["It never trips the fuse, that kettle."]\n',
        says=(
            "27:16 G014 warning: this wording differs from the line: it negates once, the line not at "
            "all, in 'It never trips the fuse, that kettle.'"
        ),
        good="  - The kettle trips the fuse.\n",
    ),
    warning(
        "G015",
        "asking that is gone or new",
        (
            "A question became a statement, or the other way round: a trainee who answers it would be "
            "right once and wrong once."
        ),
        bad='  - line: The kettle trips the fuse.\n    variants: ["Does the kettle trip the fuse?"]\n',
        says=(
            "27:16 G015 warning: this wording differs from the line: this asks and the line does not, "
            "in 'Does the kettle trip the fuse?'"
        ),
        good="  - The kettle trips the fuse.\n",
    ),
    warning(
        "G016",
        "parts that were swapped",
        "What the customer did is done by the other side now, or belongs to it.",
        bad=(
            '  - line: "I bought my kettle from you."\n    variants: ["It was you who bought my kettle '
            'from me."]\n'
        ),
        says=(
            "27:16 G016 warning: this wording differs from the line: 'from you' became 'from me', in "
            "'It was you who bought my kettle from me.'"
        ),
        good="  - The kettle trips the fuse.\n",
    ),
    warning(
        "G017",
        "a word that gives a fact away",
        (
            "The word stands nowhere but in a fact or a look-up of this scenario, which must be asked "
            "for or looked up."
        ),
        bad=(
            '  - line: The kettle trips the fuse.\n    variants: ["It trips the fuse, straight out of '
            'stock."]\n'
        ),
        says=(
            "27:16 G017 warning: this wording differs from the line: 'stock' belongs to a fact that is "
            "told elsewhere, in 'It trips the fuse, straight out of stoc…'"
        ),
        good="  - The kettle trips the fuse.\n",
    ),
    warning(
        "G018",
        "words off the mood",
        (
            "Hot words or new exclamation marks where the line is said calmly, or sweet ones where it "
            "is said in anger."
        ),
        bad='  - line: The kettle trips the fuse.\n    variants: ["That damn kettle trips the fuse."]\n',
        says=(
            "27:16 G018 warning: this wording differs from the line: 'damn' is too hot, in 'That damn "
            "kettle trips the fuse.'"
        ),
        good="  - The kettle trips the fuse.\n",
    ),
    warning(
        "G019",
        "something added to the line",
        "All of the line is there, and more: a clause that nobody wrote.",
        bad=(
            '  - line: "The kettle trips the fuse at once."\n    variants: ["The kettle trips the fuse '
            'at once, and my purple toaster smokes."]\n'
        ),
        says=(
            "27:16 G019 warning: this wording differs from the line: 'purpl toast' is added to the "
            "line, in 'The kettle trips the fuse at once, and …'"
        ),
        good="  - The kettle trips the fuse.\n",
    ),
    warning(
        "G020",
        "a wording that is nearly the line",
        (
            "But for a mark or a single word it is the same, or it is nearly the same as another "
            "wording: nobody would hear a difference."
        ),
        bad=(
            '  - line: "The kettle trips the fuse all day."\n    variants: ["This kettle trips the '
            'fuse all day."]\n'
        ),
        says=(
            "27:16 G020 warning: this wording differs from the line: it is nearly the line itself, in "
            "'This kettle trips the fuse all day.'"
        ),
        good="  - The kettle trips the fuse.\n",
    ),
    Code(
        "G021",
        "a draft that has hardly to do with its line",
        (
            "By meaning the draft is too far from the line, as fluent nonsense is. What a person writes is "
            "not judged by it, so that a check never reports it; 'coolhead voice try' and 'bake' do."
        ),
        severity=Severity.WARNING,
    ),
    Code(
        "X050",
        "drafts of something else",
        "A file of drafts lies beside the content that it belongs to and names it in 'variants_of'.",
    ),
    Code(
        "X051",
        "a fingerprint that is not the line's",
        "Each draft carries the fingerprint of its line. It was changed by hand, or the line was.",
        severity=Severity.WARNING,
    ),
    Code(
        "X052",
        "a stale draft",
        (
            "The line was reworded since the draft was made, so that the draft may say something else "
            "and is not spoken. 'coolhead voice bake' drafts anew and marks the old one."
        ),
        severity=Severity.WARNING,
    ),
    Code(
        "X053",
        "a draft made under other guards",
        (
            "The rules have changed since this draft was proposed. It is judged by the present ones "
            "whenever it is loaded; 'coolhead voice review' shows it."
        ),
        severity=Severity.WARNING,
    ),
)
"""What can be wrong with the sense of other wordings, and with drafts."""
