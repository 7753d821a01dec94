"""Codes ``X...`` of lines and wordings: too few, too long, never said."""

from trainer.content.codes.code import Code, warning

LINES: tuple[Code, ...] = (
    warning(
        "X002",
        "a spoken line is too long",
        """In a terminal of 60 columns the line fills more than four rows, which nobody takes in at a glance
        or says in one breath. Shorten it, or make two lines of it.""",
        bad=(
            '  - "The kettle trips the fuse, and not once or twice but every single morning at a '
            "quarter to eight "
            "when the whole office is waiting for its tea, and then the lights go out and somebody "
            "has to climb into "
            'the cellar with a torch."'
        ),
        says=(
            "26:5 X002 warning: this line fills 5 rows of a narrow terminal, 4 are taken in at a glance; "
            "shorten its 224 characters to about 180, or make two lines of it"
        ),
        good="  - The kettle trips the fuse.",
    ),
    Code(
        "X004",
        "a mood without a line",
        """Lines can be grouped by how angry the customer is. Here a customer in this mood would have nothing
        to say. Lines under 'any' fit every mood.""",
        bad="    answers: {cool: [The K2.]}",
        says=(
            "42:22 X004 'answers' has no line for a customer who is angry, furious; "
            "add lines under 'any' or under these"
        ),
        good="    answers: [The K2.]",
    ),
    warning(
        "X005",
        "a slot that will not read well",
        """{thing} and {problem} bring their own article, and {deadline} follows the word "by". With a second
        one the customer says "the the kettle" or "by by noon".""",
        bad="  - It is the {thing} again.",
        says=(
            "27:11 X005 warning: 'the {thing}' will have two articles, the slot brings its own; "
            "write '{thing}'"
        ),
        good="  - It is {thing} again.",
    ),
    warning(
        "X006",
        "a gap that nobody has filled",
        """The text holds something like [your name] or TODO, which a trainee would read as it is.""",
        bad="  - The kettle trips the fuse, [customer name] says.",
        says=(
            "26:32 X006 warning: '[customer name]' looks like a gap that nobody has filled; "
            "write the words that belong there"
        ),
        good="  - The kettle trips the fuse.",
    ),
    warning(
        "X007",
        "no comment says what the file teaches",
        """Whoever opens the file should learn in the first lines what it is for. A line for the editor's
        schema may stand before it.""",
        bad="#\nscenario: kettle",
        says=(
            "2:1 X007 warning: the file does not open with a comment that says what it teaches; "
            "begin with '# Teaches: ...', in a sentence or two"
        ),
        good="# Teaches: nothing, it is a sample.\nscenario: kettle",
    ),
    Code(
        "X013",
        "a solution is declined without words",
        """'verdict: decline' needs 'declines' lines in which the customer says why.""",
        bad="    verdict: decline",
        says="53:14 X013 'voucher' is declined and has no 'declines' lines; write it below this",
        good="    verdict: decline\n    declines: [I want tea.]",
    ),
    Code(
        "X014",
        "a solution is taken without words",
        """A solution that can be taken needs 'accepts' lines.""",
        bad="    requires: [fact:model, lookup:stock]\n    doubts:",
        says="49:5 X014 'exchange' can be taken and has no 'accepts' lines; write it above 'doubts'",
        good="    requires: [fact:model, lookup:stock]\n    accepts: [Fine.]\n    doubts:",
    ),
    Code(
        "X015",
        "a solution is doubted without words",
        """A solution that needs trust, or requires something first, needs 'doubts' lines in which the
        customer names what is missing.""",
        bad="    accepts: [Fine.]\n",
        says=(
            "49:15 X015 'exchange' needs trust or something first and has no 'doubts' lines; write "
            "it below this"
        ),
        good="    accepts: [Fine.]\n    doubts: [Which one would that be?]\n",
    ),
    Code(
        "X016",
        "a fact is withheld without words",
        """A fact that needs trust needs 'withheld' lines for those who ask too early.""",
        bad="    trust: 10\n",
        says="43:12 X016 'model' needs trust and has no 'withheld' lines; write it below this",
        good="    trust: 10\n    withheld: [Why?]\n",
    ),
    warning(
        "X024",
        "an ending that is never reached",
        """The first ending whose 'when' holds is taken. An earlier one holds whenever this one would. Put the
        stricter one first.""",
        bad="    title: Water\n    when:\n      needs: [heard, helped]\n      accepted: [exchange]",
        says=(
            "69:13 X024 warning: 'water' is never reached, because 'tea' fits whenever it would; put "
            "it before 'tea'"
        ),
        good="    title: Water\n    when:\n      needs: [heard]",
    ),
    warning(
        "X025",
        "lines that are never said",
        """Nothing that can happen in a conversation brings these lines out. Either something is missing that
        would, or they belong elsewhere, or they can go.""",
        bad="    accepts: [Fine.]\n    declines: [No.]",
        says=(
            "50:5 X025 warning: these 'declines' lines are never said: 'exchange' is never declined; "
            "write 'verdict: decline', or take them out"
        ),
        good="    accepts: [Fine.]",
    ),
    warning(
        "X026",
        "a fact that nothing asks for",
        """No solution requires the fact, no open invitation brings it out, and no model answer uses it. A
        trainee who asks for it learns nothing that helps.""",
        bad="    requires: [lookup:stock]",
        says=(
            "40:11 X026 warning: nothing asks for 'model': no solution requires it, no model answer uses it; "
            "add 'fact:model' to a solution's 'requires', or write 'volunteered: true'"
        ),
        good="    requires: [fact:model, lookup:stock]",
    ),
    warning(
        "X030",
        "a need has few lines",
        """While a need is due the customer speaks of it again and again. With fewer than four lines they soon
        sound like a record.""",
        bad="    due: [One., Two.]",
        says="34:5 X030 warning: 'heard' has fewer than 4 'due' lines; add some under 'due'",
        good="    due: [One., Two., Three., Four.]",
    ),
    warning(
        "X031",
        "a topic has few wordings",
        """Replies are matched against these wordings by meaning. With fewer than five, and in too similar
        words, many a good question will not be recognised.""",
        bad="    offers: [I can swap it., You get a new one., Let me replace it.]",
        says=(
            "47:5 X031 warning: 'offers' has fewer than 5 wordings; "
            "add some in other words, as people really type them"
        ),
        good=(
            "    offers: [I can swap it., You get a new one., Let me replace it., We exchange it., "
            "Take another one.]"
        ),
    ),
    warning(
        "X032",
        "no solution settles",
        """The need to be helped is met by a solution that the customer takes and that settles. Here there is
        none.""",
        bad="  - solution: exchange\n    settles: false",
        says=(
            "45:1 X032 warning: no solution settles, so that the need to be helped is hard to meet; "
            "let one that can be taken have 'settles: true'"
        ),
        good="  - solution: exchange",
    ),
    warning(
        "X033",
        "a need has few lines for a mood",
        """There are lines enough, and for a customer in this mood fewer than two of them.""",
        bad="    due: {cool: [One., Two., Three.], hot: [Four.]}",
        says=(
            "34:45 X033 warning: 'due' has fewer than 2 lines for a customer who is angry, furious; "
            "add lines under 'any' or under these"
        ),
        good="    due: [One., Two., Three., Four.]",
    ),
    warning(
        "X034",
        "wordings of two topics collide",
        """A reply in these words could mean either topic, and the customer may answer the wrong one. Give
        each topic words of its own.""",
        bad=(
            "    offers: [Have a voucher., Let me replace it!, Here is a coupon., I can credit you., "
            "Take a voucher.]"
        ),
        says=(
            "52:31 X034 warning: 'Let me replace it!' is nearly a wording of 'exchange' in line 47; "
            "use words in which only 'voucher' would be asked for or offered"
        ),
        good=(
            "    offers: [Have a voucher., We give you credit., Here is a coupon., I can credit "
            "you., Take a voucher.]"
        ),
    ),
    warning(
        "X035",
        "a line stands twice",
        """The second one adds nothing: no line is said again while another one fits.""",
        bad="    due: [One., Two., Three., Four., Two.]",
        says="34:38 X035 warning: 'Two.' stands here twice; say it in other words, or take it out",
        good="    due: [One., Two., Three., Four.]",
    ),
)
"""What can be wrong with what is said."""
