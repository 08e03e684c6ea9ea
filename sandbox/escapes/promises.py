# promise: state
# variables, functions and imports are there in the next cell
# shows: 42
import math
x = 6
def times(n):
    return math.prod([x, n])
# next:
times(7)

# promise: order
# what is printed and displayed is shown, the cell's value last
# shows: seven
print("seven")
6 * 7

# promise: value
# the value of a cell's last expression is shown
# shows: Fraction(1, 3)
import fractions
fractions.Fraction(2, 6)

# promise: error
# an exception ends the cell and is shown with its line
# ends: raised
# shows: ZeroDivisionError: division by zero
1 / 0

# promise: after_error
# variables are kept where a cell raises an exception
# shows: 42
x = 42
1 / 0
# next:
x

# promise: time
# a cell ends at its limit
# ends: timed_out
# limit: 1
while True:
    pass

# promise: printed_before
# what was printed before the limit is kept
# ends: timed_out
# limit: 1
# shows: so far
print("so far")
while True:
    pass

# promise: after_time
# the next cell runs after one that was ended at its limit
# limit: 2
# shows: 42
sum(range(10**12))
# next:
6 * 7

# promise: memory
# a cell that takes more memory than it may have ends
# ends: out_of_memory
# limit: 30
held = []
while True:
    held.append([0] * 10**6)

# promise: after_memory
# the next cell runs after one that took too much memory
# limit: 30
# shows: 42
held = []
while True:
    held.append([0] * 10**6)
# next:
held = None
# next:
6 * 7

# promise: output
# long output is cut in its middle, which says so
# shows: characters
print("spam\n" * 500_000)

# promise: end
# the next cell runs after one that ended its interpreter
# shows: 42
import os
os._exit(3)
# next:
6 * 7

# promise: no_input
# a cell that asks for input is told that there is none
# ends: raised
# shows: EOFError
input()

# promise: library
# SymPy can be imported
# shows: {193707721: 1, 761838257287: 1}
# limit: 60
import sympy
sympy.factorint(2**67 - 1)
