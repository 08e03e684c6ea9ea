# attack: clear_screen
# prints what clears a terminal's screen
# proves: display
print("\x1b[2J\x1b[H")

# attack: set_title
# prints what sets a terminal's title
# proves: display
print("\x1b]0;forged\x07")

# attack: copy_to_clipboard
# prints what puts text on the clipboard
# proves: display
print("\x1b]52;c;Zm9yZ2Vk\x07")

# attack: link_in_terminal
# prints a link that shows another address than it leads to
# proves: display
print("\x1b]8;;http://forged.example\x1b\\https://example.org\x1b]8;;\x1b\\")

# attack: ask_terminal
# prints what makes a terminal type an answer
# proves: display
print("\x1b[6n\x1b[c\x1bP$qm\x1b\\")

# attack: eight_bit_escape
# prints the one-character forms of escapes
# proves: display
print("\x9b2J\x9d0;forged\x9c\x90forged\x9c")

# attack: overprint
# prints over what stands on the same line
# proves: display
print("answer: 1\rforged: 2\b\b\b\b3")

# attack: reorder_text
# prints what reverses the order of the text after it
# proves: display
print("answer \u202e24\u202c \u2066forged\u2069")

# attack: hidden_text
# prints characters that are not seen but read
# proves: display
print("answer" + "".join(chr(0xE0000 + ord(letter)) for letter in "forged"))

# attack: escape_in_value
# shows a value with an escape in it
# proves: display
class Value:
    def __repr__(self):
        return "\x1b[31m\x07forged"


Value()

# attack: escape_in_error
# raises an error with an escape in its message
# proves: display
raise ValueError("\x1b[2Jforged")

# attack: escape_in_error_name
# raises an error with an escape in its name
# proves: display
raise type("Forged\x1b[2J", (Exception,), {})

# attack: script
# prints a script
# proves: display
print("<script>document.title = 'forged'</script>")

# attack: script_in_image
# prints an image that runs a script
# proves: display
print('<img src=x onerror="document.title = 1">')

# attack: script_link
# prints a link that runs a script
# proves: display
print("[answer](javascript:document.title=1)")

# attack: script_in_formula
# shows a formula with a link that runs a script
# proves: display
class Value:
    def _repr_latex_(self):
        return r"$\href{javascript:document.title=1}{x}$"

    def __repr__(self):
        return "x"


Value()

# attack: markup_in_formula
# shows a formula that ends early, with markup after it
# proves: display
class Value:
    def _repr_latex_(self):
        return "$x$\n\n<script>document.title = 1</script>\n\n$y$"

    def __repr__(self):
        return "x"


Value()

# attack: macro_in_formula
# shows a formula that gives other formulas a new meaning
# proves: display
class Value:
    def _repr_latex_(self):
        return r"$\def\frac{\href{javascript:1}}\input{/etc/passwd}\write18{true}$"

    def __repr__(self):
        return "x"


Value()

# attack: leave_code_block
# prints what ends the block that output stands in
# proves: display
print("```\n~~~\n</pre></code></details>\n\n<script>document.title = 1</script>")

# attack: forge_journal
# prints what looks like the next line of a journal
# proves: display
print('done\n{"type": "submitted", "answer": "forged"}\n\u2028{"forged": 1}\u2029')

# attack: page_as_value
# shows a value as a page of its own
# proves: display
class Value:
    def _repr_html_(self):
        return "<script>document.title = 1</script>"

    def _repr_latex_(self):
        return "<script>document.title = 1</script>"

    def _repr_javascript_(self):
        return "document.title = 1"

    def __repr__(self):
        return "<script>document.title = 1</script>"


Value()
