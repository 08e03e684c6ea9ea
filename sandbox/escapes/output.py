# attack: print_much
# prints more than is kept
# proves: output
print("spam" * 1_000_000)

# attack: print_many_lines
# prints many lines
# proves: output
for number in range(50_000):
    print("line", number)

# attack: print_errors
# writes more to standard error than is kept
# proves: output
sys.stderr.write("spam\n" * 500_000)

# attack: print_by_descriptor
# writes more to the descriptor of standard output than is kept
# proves: box
for _ in range(100):
    os.write(1, b"spam" * 10_000)

# attack: print_from_threads
# prints from many threads at the same time
# proves: output
import threading

threads = [threading.Thread(target=lambda: [print("spam" * 1_000) for _ in range(50)]) for _ in range(16)]
for thread in threads:
    thread.start()
for thread in threads:
    thread.join()

# attack: display_many
# displays more values than anyone would read
# proves: output
for number in range(2_000):
    display(number)

# attack: display_much
# displays a value that is long to show
# proves: output
# limit: 30
display("x" * (40 << 20))

# attack: display_much_together
# displays values that are long together
# proves: output
# limit: 30
for _ in range(8):
    display("\N{GRINNING FACE}" * 4_600_000)

# attack: lie_about_length
# displays a text that says it is short
# proves: output
# limit: 30
class Liar(str):
    def __len__(self):
        return 1

    def __str__(self):
        return self


class Value:
    def __repr__(self):
        return Liar("x" * (36 << 20))


Value()

# attack: display_control_characters
# displays characters that take six times their length on their way to the host
# proves: output
# limit: 30
class Value:
    def __repr__(self):
        return "\1" * (36 << 20)


Value()

# attack: long_error
# raises an error with a long message
# proves: output
# limit: 30
raise ValueError("x" * (36 << 20))

# attack: long_formula
# displays a value with a long formula
# proves: output
# limit: 30
class Value:
    def _repr_latex_(self):
        return "x" * (36 << 20)

    def __repr__(self):
        return "x"


Value()

# attack: many_forms
# displays a value again and again with a formula, so that little becomes much
# proves: output
# limit: 30
class Value:
    def _repr_latex_(self):
        return "x" * 15_000

    def __repr__(self):
        return "x"


for _ in range(3_000):
    display(Value())
