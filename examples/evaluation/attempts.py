"""What the scripted attempts at the problems say: the right way, a program for it, and slips.

A slip is either a change of the program, whose output is then the wrong answer, or a wrong answer by itself.
make_scripts.py makes the scripts of it.
"""

ATTEMPTS = {}


def attempt(problem, why, code, *slips, answer=None):
    """
    why     the idea, in a few sentences; the first by itself is enough for a hurried attempt
    code    a program whose last line prints a variable
    slips   (what the slip is, old, new) with a piece of the program and its replacement,
            or (what the slip is, wrong answer); an answer modulo something is undecided
    answer  how the right answer is written; the output of the program if it is not given
    """
    ATTEMPTS[problem] = {"why": why, "code": code.strip("\n"), "slips": slips, "answer": answer}


# ---------------------------------------------------------------------------------------------- tier 1

attempt(
    "inverse-modulo-1009",
    r"Since $1009$ is prime, $60$ has an inverse modulo $1009$ and $x\equiv7\cdot60^{-1}$. "
    r"Euclid: $1009=16\cdot60+49$, $60=49+11$, $49=4\cdot11+5$, $11=2\cdot5+1$, and going back gives the inverse.",
    """
inverse = pow(60, -1, 1009)
x = 7 * inverse % 1009
print(x)
""",
    (r"I take the inverse of $60$ itself as the answer.", "7 * inverse % 1009", "inverse"),
    (r"The solutions are a class of residues.", r"x\equiv 286\pmod{1009}"),
    (r"I read the congruence as $7x\equiv60$.", "7 * inverse % 1009", "60 * pow(7, -1, 1009) % 1009"),
)

attempt(
    "divisors-three-modulo-four",
    r"Such a divisor is odd, so it is $3^a5^b7^c$ with $a\le3$, $b\le2$, $c\le1$. "
    r"Modulo $4$ both $3$ and $7$ are $-1$ and $5$ is $1$, so $a+c$ has to be odd: four of the eight pairs $(a,c)$, times three values of $b$.",
    """
n = 75600
count = sum(1 for d in range(1, n + 1) if n % d == 0 and d % 4 == 3)
print(count)
""",
    (r"I take $b\le1$ for the exponent of $5$, so there are $4\cdot2$ of them.", "8"),
    (r"The remainder has to be $1$ or $3$, so all odd divisors count.", "d % 4 == 3", "d % 2 == 1"),
    (r"Half of all $60$ odd or even divisors are $3$ modulo $4$ in pairs; $120/8$.", "15"),
)

attempt(
    "grid-paths-around-two-points",
    r"Inclusion and exclusion: all paths, less those through $(3,2)$, less those through $(5,4)$, plus those through both. "
    r"That is $\binom{12}5-\binom52\binom73-\binom94\binom31+\binom52\binom42\binom31=792-350-378+180$.",
    """
from math import comb

total = comb(12, 5) - comb(5, 2) * comb(7, 3) - comb(9, 4) * comb(3, 1) + comb(5, 2) * comb(4, 2) * comb(3, 1)
print(total)
""",
    (r"I subtract both kinds and leave it there.", " + comb(5, 2) * comb(4, 2) * comb(3, 1)", ""),
    (r"I subtract only the paths that pass through both points.", "total = comb(12, 5) - comb(5, 2) * comb(7, 3) - comb(9, 4) * comb(3, 1) +", "total = comb(12, 5) -"),
)

attempt(
    "words-with-three-blocks",
    r"The six ends of the three blocks are among the $13$ gaps before, between and after the letters, and any six gaps will do. "
    r"So there are $\binom{13}6$ words.",
    """
count = 0
for word in range(2**12):
    blocks = [b for b in format(word, "012b").split("0") if b]
    count += len(blocks) == 3
print(count)
""",
    (r"The ends of the blocks are chosen among the $12$ letters, so $\binom{12}6$.", "924"),
    (r"Choosing the blocks among the gaps gives $\binom{12}{6}$ and the case that the word begins with a block adds $\binom{11}{5}$.", "1386"),
    (r"I count the words with at most three blocks.", "len(blocks) == 3", "len(blocks) <= 3"),
)

attempt(
    "reciprocals-of-shifted-roots",
    r"For $p(x)=(x-\alpha)(x-\beta)(x-\gamma)$ the sum of $\frac1{x-\alpha}$ is $p'(x)/p(x)$. "
    r"At $x=-2$ the sum wanted is $-p'(-2)/p(-2)$, with $p'(-2)=12+8+5=25$ and $p(-2)=-8-8-10-3=-29$.",
    """
from fractions import Fraction

slope = 3 * (-2)**2 - 4 * (-2) + 5
value = (-2)**3 - 2 * (-2)**2 + 5 * (-2) - 3
total = Fraction(-slope, value)
print(total)
""",
    (r"The sum is $p'(2)/p(2)$.", "slope = 3 * (-2)**2 - 4 * (-2) + 5\nvalue = (-2)**3 - 2 * (-2)**2 + 5 * (-2) - 3\ntotal = Fraction(-slope, value)", "slope = 3 * 2**2 - 4 * 2 + 5\nvalue = 2**3 - 2 * 2**2 + 5 * 2 - 3\ntotal = Fraction(slope, value)"),
    (r"The sum is $p'(-2)/p(-2)$.", "Fraction(-slope, value)", "Fraction(slope, value)"),
)

attempt(
    "centres-of-a-triangle",
    r"Euler's formula gives the distance as $\sqrt{R(R-2r)}$. "
    r"Heron gives the area $126$, so $r=126/27=14/3$ and $R=13\cdot20\cdot21/(4\cdot126)=65/6$; then $R(R-2r)=\frac{65}6\cdot\frac32=\frac{65}4$.",
    """
from fractions import Fraction
from math import isqrt

s = 27
area = isqrt(s * (s - 13) * (s - 20) * (s - 21))
R, r = Fraction(13 * 20 * 21, 4 * area), Fraction(area, s)
squared = R * (R - 2 * r)
print(squared)
""",
    (r"The distance is $\sqrt{R(R-r)}$ with $R=\frac{65}6$ and $r=\frac{14}3$.", r"\frac{\sqrt{2405}}{6}"),
    (r"Its square is $R(R-2r)=\frac{65}4$, which is the distance.", r"\frac{65}{4}"),
    (r"With $r=126/54=\frac73$ the distance is $\sqrt{\frac{65}6\left(\frac{65}6-\frac{14}3\right)}$.", r"\frac{\sqrt{2405}}{6}"),
    answer=r"\frac{\sqrt{65}}{2}",
)

attempt(
    "third-roll-of-two-dice",
    r"Fifteen of the $36$ pairs have a product divisible by $6$. "
    r"Not by $2$: $9$, not by $3$: $16$, by neither: $4$, so $36-9-16+4=15$. The probability is $\left(\frac7{12}\right)^2\frac5{12}$.",
    """
from fractions import Fraction

hits = sum(1 for a in range(1, 7) for b in range(1, 7) if a * b % 6 == 0)
p = Fraction(hits, 36)
answer = (1 - p)**2 * p
print(answer)
""",
    (r"I take the probability that it happens within three rolls.", "(1 - p)**2 * p", "1 - (1 - p)**3"),
    (r"A product is divisible by $6$ if one of the dice shows a $6$, which has the probability $\frac{11}{36}$.", "if a * b % 6 == 0", "if 6 in (a, b)"),
)

attempt(
    "determinant-of-minima",
    r"Subtracting each row from the next turns the matrix of minima into a triangular one, and the unit matrix added makes a recurrence for the determinant. "
    r"The values for $n=1,2,3,\dots$ are $2,5,13,34,89,233$, every other Fibonacci number.",
    """
from fractions import Fraction

n = 6
a = [[Fraction(min(i, j) + (i == j)) for j in range(1, n + 1)] for i in range(1, n + 1)]
det = Fraction(1)
for k in range(n):
    det *= a[k][k]
    for r in range(k + 1, n):
        factor = a[r][k] / a[k][k]
        a[r] = [u - factor * v for u, v in zip(a[r], a[k])]
print(det)
""",
    (r"The matrix of minima has the determinant $1$, so the one here has the determinant $2$ for each of six pivots: $2^6$.", "64"),
    (r"I take five rows.", "n = 6", "n = 5"),
    (r"The pattern $2,5,13,34,\dots$ goes on with $89$ and $144$.", "144"),
)

attempt(
    "power-of-a-matrix",
    r"$A=I+N$ with $N=\begin{pmatrix}2&-1\\4&-2\end{pmatrix}$, and $N^2=0$. "
    r"So $A^{25}=I+25N$.",
    """
a = [[3, -1], [4, -1]]
power = [[1, 0], [0, 1]]
for _ in range(25):
    power = [[sum(u * v for u, v in zip(row, column)) for column in zip(*a)] for row in power]
print(power)
""",
    (r"I multiply $24$ times, beginning with the unit matrix.", "range(25)", "range(24)"),
    (r"$A^{25}=I+25N$ with $N=A$.", r"\begin{pmatrix}76&-25\\100&-24\end{pmatrix}"),
)

attempt(
    "integral-with-a-logarithm",
    r"With $u=1+x^2$ the integral is $\frac12\int_1^2\ln u\,du=\frac12[u\ln u-u]_1^2$. "
    r"That is $\frac12(2\ln2-1)=\ln2-\frac12$; I compare it with a sum.",
    """
from math import log

n = 2000
total = sum((k + 0.5) / n * log(1 + ((k + 0.5) / n)**2) for k in range(n)) / n
difference = round(total - (log(2) - 0.5), 6) + 0.0
print(difference)
""",
    (r"With $u=1+x^2$ the integral is $\int_1^2\ln u\,du$.", r"2\ln 2-1"),
    (r"$\frac12[u\ln u]_1^2=\ln2$.", r"\ln 2"),
    (r"$\frac12[u\ln u-u]_1^2=\ln2-1$.", r"\ln 2-1"),
    answer=r"\ln 2-\frac12",
)

attempt(
    "series-of-even-gaps",
    r"The term is a quarter of $\frac1{n(n+2)}-\frac1{(n+2)(n+4)}$, so the series telescopes in steps of two. "
    r"What is left is $\frac14\left(\frac1{1\cdot3}+\frac1{2\cdot4}\right)=\frac14\cdot\frac{11}{24}$.",
    """
from fractions import Fraction

left = Fraction(1, 1 * 3) + Fraction(1, 2 * 4)
total = left / 4
print(total)
""",
    (r"Only the first term is left when it telescopes.", " + Fraction(1, 2 * 4)", ""),
    (r"The factor in front of the difference is $\frac12$.", "left / 4", "left / 2"),
)

attempt(
    "quotient-of-complex-powers",
    r"In polar form it is $\frac{128e^{7\pi i/3}}{4\sqrt2e^{-5\pi i/4}}=16\sqrt2\,e^{19\pi i/12}$. "
    r"With $\cos285^\circ=\frac{\sqrt6-\sqrt2}4$ and $\sin285^\circ=-\frac{\sqrt6+\sqrt2}4$ the parts are $8\sqrt3-8$ and $-8\sqrt3-8$.",
    """
value = (1 + 3**0.5 * 1j)**7 / (1 - 1j)**5
check = value - ((8 * 3**0.5 - 8) - (8 * 3**0.5 + 8) * 1j)
size = round(abs(check), 9)
print(size)
""",
    (r"The angle is $\frac{7\pi}3-\frac{5\pi}4=\frac{13\pi}{12}$.", r"(-8\sqrt3-8)+(8-8\sqrt3)i"),
    (r"The sine of $285^\circ$ is positive.", r"(8\sqrt3-8)+(8\sqrt3+8)i"),
    answer=r"(8\sqrt3-8)-(8\sqrt3+8)i",
)

attempt(
    "squares-modulo-77",
    r"Modulo $7$ it is $x^2\equiv1$, so $x\equiv\pm1$, and modulo $11$ it is $x^2\equiv4$, so $x\equiv\pm2$. "
    r"The Chinese remainder theorem makes four classes of these: $13,20,57,64$.",
    """
solutions = {x for x in range(77) if (x * x - 15) % 77 == 0}
print(sorted(solutions))
""",
    (r"Each square has two roots: $13$ and $77-13$.", r"\{13, 64\}"),
    (r"I search up to $38$, half of the modulus.", "range(77)", "range(39)"),
    answer=r"\{13, 20, 57, 64\}",
)

attempt(
    "range-of-a-quotient",
    r"$y$ is a value if $(1-y)x^2+(4-y)x+(1-y)=0$ has a real root. "
    r"For $y\ne1$ that is $(4-y)^2\ge4(1-y)^2$, or $(2+y)(6-3y)\ge0$, and $y=1$ is the value at $0$.",
    """
values = [(x * x + 4 * x + 1) / (x * x + x + 1) for x in (k / 1000 for k in range(-20000, 20001))]
ends = (min(values), max(values))
print(ends)
""",
    (r"$(4-y)^2\ge4(1-y)^2$ holds for $-2\le y\le2$, and $y=1$ is left out, being the limit at infinity; so I look on one side.", r"[-2, 1)"),
    (r"The ends are limits that are not taken.", r"(-2, 2)"),
    (r"The minimum, at $x=-1$, is $-2$, and the limit at infinity is $1$.", r"[-2, 1]"),
    answer=r"[-2, 2]",
)

attempt(
    "system-modulo-41",
    r"By Cramer's rule the determinant is $6-70=-64\equiv18$ modulo $41$, whose inverse is $16$. "
    r"So $x\equiv16(10-63)$ and $y\equiv16(27-50)$, which are $13$ and $1$.",
    """
pairs = [(x, y) for x in range(41) for y in range(41) if (3 * x + 7 * y) % 41 == 5 and (10 * x + 2 * y) % 41 == 9]
answer = pairs[0]
print(answer)
""",
    (r"I give the solution with $y$ first.", r"(1, 13)"),
    (r"I solve it with the right sides exchanged.", "% 41 == 5 and (10 * x + 2 * y) % 41 == 9", "% 41 == 9 and (10 * x + 2 * y) % 41 == 5"),
)

attempt(
    "remainder-of-a-polynomial",
    r"$x^3-x^2+x-1=(x-1)(x^2+1)$ divides $x^4-1$, so exponents count modulo $4$: $x^3+3x^2-1$. "
    r"Then $x^3\equiv x^2-x+1$ leaves $4x^2-x$.",
    """
coefficients = [0] * 104
coefficients[103], coefficients[58], coefficients[20] = 1, 3, -1
for k in range(103, 2, -1):
    c, coefficients[k] = coefficients[k], 0
    for back, factor in ((1, 1), (2, -1), (3, 1)):
        coefficients[k - back] += factor * c
remainder = coefficients[:3]
print(remainder)
""",
    (r"Exponents count modulo $4$, which leaves $x^3+3x^2-1$, and that is the remainder.", r"x^3+3x^2-1"),
    (r"From $x^3\equiv x^2+x-1$ it is $4x^2+x-2$.", r"4x^2+x-2"),
    answer=r"4x^2-x",
)

attempt(
    "trees-without-an-edge",
    r"By Cayley there are $6^4=1296$ trees on six vertices, and each has $5$ of the $15$ edges. "
    r"So a given edge is in a third of them, and $1296-432$ are left.",
    """
trees = 6**4
left = trees - trees * 5 // 15
print(left)
""",
    (r"A given edge is in one of every five trees.", "trees * 5 // 15", "trees // 5"),
    (r"I take $6^3$ trees that have the edge.", "trees * 5 // 15", "6**3"),
)

attempt(
    "three-colours-among-four-balls",
    r"One colour comes twice: $\binom42\cdot5\cdot6+4\binom52\cdot6+4\cdot5\binom62=180+240+300$ sets of $\binom{15}4=1365$. "
    r"$\frac{720}{1365}=\frac{48}{91}$.",
    """
from fractions import Fraction
from math import comb

good = comb(4, 2) * 5 * 6 + 4 * comb(5, 2) * 6 + 4 * 5 * comb(6, 2)
p = Fraction(good, comb(15, 4))
print(p)
""",
    (r"One ball of each colour and any fourth: $4\cdot5\cdot6\cdot12$ sets, each of which comes in two ways in three of the cases; I divide by $3$.", "good = comb(4, 2) * 5 * 6 + 4 * comb(5, 2) * 6 + 4 * 5 * comb(6, 2)", "good = 4 * 5 * 6 * 12 // 3"),
    (r"I draw with replacement.", "good = comb(4, 2) * 5 * 6 + 4 * comb(5, 2) * 6 + 4 * 5 * comb(6, 2)\np = Fraction(good, comb(15, 4))", "p = Fraction(4 * 5 * 6 * 15 * 12, 15**4)"),
)

attempt(
    "covered-by-one-of-two-circles",
    r"The lens common to both is two circular segments of $120^\circ$: $2\left(12\pi-9\sqrt3\right)=24\pi-18\sqrt3$. "
    r"What is wanted is $2\cdot36\pi-2(24\pi-18\sqrt3)=24\pi+36\sqrt3$.",
    """
from math import pi, sqrt

n, inside = 240, 0
for i in range(n):
    for j in range(n):
        x, y = -6 + 18 * (i + 0.5) / n, -6 + 12 * (j + 0.5) / n
        inside += (x * x + y * y <= 36) != ((x - 6)**2 + y * y <= 36)
ratio = round(inside * 18 * 12 / n**2 / (24 * pi + 36 * sqrt(3)), 2)
print(ratio)
""",
    (r"The union is $72\pi-(24\pi-18\sqrt3)$.", r"48\pi+18\sqrt3"),
    (r"The lens has the area $24\pi-18\sqrt3$.", r"24\pi-18\sqrt3"),
    (r"One segment is $12\pi-9\sqrt3$, and each disc loses one.", r"48\pi+18\sqrt3"),
    answer=r"24\pi+36\sqrt3",
)

attempt(
    "fourth-order-limit",
    r"$\cos3x-\cos x=-4x^2+\frac{81-1}{24}x^4+\dots$ and $x^2\sin^2x=x^4+\dots$. "
    r"So the limit is $\frac{80}{24}$.",
    """
from fractions import Fraction

fourth = Fraction(3**4 - 1, 24)
print(fourth)
""",
    (r"The coefficient of $x^4$ in $\cos3x$ is $\frac{27}{24}$.", "3**4", "3**3"),
    (r"I add the coefficients of $x^4$.", "3**4 - 1", "3**4 + 1"),
)

# ---------------------------------------------------------------------------------------------- tier 2

attempt(
    "words-without-aba-and-bab",
    r"A table by the last two letters, made longer letter by letter, counts them. "
    r"Of nine words of two letters, $ab$ may not be followed by $a$ and $ba$ not by $b$.",
    """
from itertools import product

length = 20
counts = {pair: 1 for pair in product("abc", repeat=2)}
for _ in range(length - 2):
    longer = dict.fromkeys(counts, 0)
    for (a, b), n in counts.items():
        for c in "abc":
            if a + b + c not in ("aba", "bab"):
                longer[b, c] += n
    counts = longer
total = sum(counts.values())
print(total)
""",
    (r"I make the words longer twenty times.", "range(length - 2)", "range(length)"),
    (r"I forbid only $aba$, and by symmetry the same for $bab$.", '("aba", "bab")', '("aba",)'),
    (r"Each of the $18$ places excludes $2$ of $27$ words: about $3^{20}(25/27)^{18}$.", "872000000"),
)

attempt(
    "subsets-with-sum-divisible-by-seven",
    r"A table of the number of subsets for each remainder, number by number, gives it exactly. "
    r"The answer has to be close to $2^{30}/7$.",
    """
counts = [1] + [0] * 6
for n in range(1, 31):
    counts = [counts[r] + counts[(r - n) % 7] for r in range(7)]
count = counts[0]
print(count)
""",
    (r"I do not count the empty set.", "count = counts[0]", "count = counts[0] - 1"),
    (r"The remainders are equally frequent, so it is $2^{30}/7$ rounded.", "153391689"),
    (r"I take the numbers from $0$ to $29$.", "range(1, 31)", "range(30)"),
)

attempt(
    "necklaces-with-separated-beads",
    r"Burnside: a rotation with $d$ cycles fixes as many words as there are circular ones of length $d$ without neighbouring black beads, the Lucas number $L_d$, and $1$ for $d=1$. "
    r"The average over the $24$ rotations is the number of necklaces.",
    """
from math import gcd

lucas = [2, 1]
while len(lucas) < 25:
    lucas.append(lucas[-1] + lucas[-2])
fixed = [lucas[gcd(24, k)] for k in range(24)]
fixed[0] = lucas[24]
necklaces = sum(fixed) // 24
print(necklaces)
""",
    (r"The words of a cycle are those in a row, which Fibonacci numbers count.", "lucas = [2, 1]", "lucas = [1, 2]"),
    (r"I divide the circular words by $24$ and round up.", "necklaces = sum(fixed) // 24", "necklaces = -(-lucas[24] // 24)"),
    (r"Reflections make half of them equal.", "sum(fixed) // 24", "sum(fixed) // 48"),
)

attempt(
    "period-of-powers-of-ten",
    r"The order of $10$ modulo the product is the least common multiple of the orders modulo $7^3$, $13^2$ and $101$. "
    r"They are $294$, $78$ and $4$: modulo $7$ it is $6$, which is multiplied by $7^2$, and modulo $13$ it is $6$, multiplied by $13$.",
    """
from math import lcm

def order(m):
    n, power = 1, 10 % m
    while power != 1:
        n, power = n + 1, power * 10 % m
    return n

total = lcm(order(7**3), order(13**2), order(101))
print(total)
""",
    (r"The least common multiple of $\varphi(7^3)=294$, $\varphi(13^2)=156$ and $100$.", "lcm(order(7**3), order(13**2), order(101))", "lcm(294, 156, 100)"),
    (r"Powers of a prime do not change the order: $6$, $6$ and $4$.", "lcm(order(7**3), order(13**2), order(101))", "lcm(order(7), order(13), order(101))"),
    (r"I multiply the orders.", "lcm(order(7**3), order(13**2), order(101))", "order(7**3) * order(13**2) * order(101)"),
)

attempt(
    "quadratic-exponential-sum",
    r"It is the Gauss sum of $2n^2$ modulo $35$, which is $\left(\frac2{35}\right)$ times that of $n^2$, and $35\equiv3$ modulo $4$ makes the latter $i\sqrt{35}$. "
    r"$\left(\frac25\right)=-1$ and $\left(\frac27\right)=1$, so the sign is $-1$.",
    """
from cmath import exp, pi

value = sum(exp(4j * pi * n * n / 35) for n in range(35))
scaled = round(value.imag / 35**0.5, 6)
print(scaled)
""",
    (r"The Gauss sum modulo $35$ is $i\sqrt{35}$, and the factor $2$ does not matter.", r"i\sqrt{35}"),
    (r"Both factors are like primes that are $1$ modulo $4$, so it is real.", r"-\sqrt{35}"),
    (r"A Gauss sum has the absolute value $\sqrt{35}$ and is real for odd moduli.", r"\sqrt{35}"),
    answer=r"-\sqrt{35}\,i",
)

attempt(
    "product-over-pairs-of-roots",
    r"For $f=x^4-x-1$ it is the product of $f(\beta_k-1)$ over the three roots $\beta_k$, because $f$ has even degree. "
    r"That is a resultant, an integer; numerically it is certain.",
    """
from sympy import symbols, resultant, expand

x = symbols("x")
f = x**4 - x - 1
g = x**3 + 2*x - 1
value = resultant(f, expand(g.subs(x, x + 1)), x)
print(value)
""",
    (r"I shift to the other side.", "x, x + 1)", "x, x - 1)"),
    (r"The shift by one does not matter for the resultant.", "expand(g.subs(x, x + 1))", "g"),
    (r"The sign is $(-1)^{12}$ and one for the shift, so it changes.", "59"),
)

attempt(
    "minimal-polynomial-of-a-period",
    r"$\{1,3,9\}$ is a subgroup modulo $13$, so the conjugates are the four Gaussian periods, and the degree is $4$. "
    r"Multiplying out the four linear factors numerically gives coefficients that are close to integers.",
    """
from cmath import exp, pi

periods = [sum(exp(2j * pi * k * a / 13) for a in (1, 3, 9)) for k in (1, 2, 4, 8)]
coefficients = [1]
for p in periods:
    coefficients = [u - p * v for u, v in zip(coefficients + [0], [0] + coefficients)]
rounded = [round(c.real) for c in coefficients]
print(rounded)
""",
    (r"The periods of three terms have the degree $3$, as in $x^3+x^2-4x+1$.", r"x^3+x^2-4x+1"),
    (r"The sum of the four periods is $1$, so the cubic term is $-x^3$.", r"x^4-x^3+2x^2+4x+3"),
    (r"The product of the periods is $-3$.", r"x^4+x^3+2x^2-4x-3"),
    answer=r"x^4+x^3+2x^2-4x+3",
)

attempt(
    "each-face-twice",
    r"State: how many faces have not come up, and how many have come up once. "
    r"From $(u,v)$ a useful roll comes with probability $\frac{u+v}4$, which gives a recurrence for the expected rest.",
    """
from fractions import Fraction
from functools import lru_cache

@lru_cache(None)
def rest(unseen, once):
    if unseen == once == 0:
        return Fraction(0)
    total = Fraction(4)
    if unseen:
        total += unseen * rest(unseen - 1, once + 1)
    if once:
        total += once * rest(unseen, once - 1)
    return total / (unseen + once)

expected = rest(4, 0)
print(expected)
""",
    (r"Each face once takes $\frac{25}3$ rolls, and then each once more as long again.", "expected = rest(4, 0)", "expected = 2 * rest(0, 4)"),
    (r"I collect the faces that have come up once, after all have come up.", "expected = rest(4, 0)", "expected = rest(0, 4)"),
    (r"Eight faces are to be collected, which takes $4\left(1+\frac12+\dots+\frac18\right)$ rolls.", r"\frac{761}{70}"),
)

attempt(
    "covering-the-octahedron",
    r"State: the place, and the set of visited vertices; for each set the equations for the places are linear. "
    r"Solving them from the full set down gives the expected number exactly.",
    """
from fractions import Fraction

near = {v: [w for w in range(6) if w not in (v, v ^ 1)] for v in range(6)}
expected = {}
for seen in sorted(range(1, 64), key=lambda s: -bin(s).count("1")):
    places = [v for v in range(6) if seen >> v & 1]
    if len(places) == 6:
        expected.update({(seen, v): Fraction(0) for v in places})
        continue
    rows = []
    for v in places:
        row = [Fraction(int(w == v)) - Fraction(int(w in near[v]), 4) for w in places]
        rows.append(row + [1 + sum(expected[seen | 1 << w, w] for w in near[v] if not seen >> w & 1) / Fraction(4)])
    for k in range(len(places)):
        pivot = next(r for r in range(k, len(places)) if rows[r][k])
        rows[k], rows[pivot] = rows[pivot], rows[k]
        rows[k] = [c / rows[k][k] for c in rows[k]]
        for r in range(len(places)):
            if r != k:
                rows[r] = [c - rows[r][k] * d for c, d in zip(rows[r], rows[k])]
    expected.update({(seen, v): rows[i][-1] for i, v in enumerate(places)})
answer = expected[1, 0]
print(answer)
""",
    (r"It is like collecting six coupons, the first of which is there: $5\left(1+\frac12+\frac13+\frac14+\frac15\right)$ as on the complete graph.", r"\frac{137}{12}"),
    (r"I count the start as a step.", "answer = expected[1, 0]", "answer = expected[1, 0] + 1"),
    (r"I begin with two vertices visited.", "answer = expected[1, 0]", "answer = expected[5, 2]"),
)

attempt(
    "colourings-of-a-prism",
    r"Deleting and contracting, or counting: the first triangle takes $q(q-1)(q-2)$ colourings, and the second has to avoid it vertex by vertex. "
    r"The number of colourings of the second triangle is $q^3-6q^2+14q-13$, and I multiply out.",
    """
def count(q):
    # the first triangle has the colours 0, 1, 2
    second = sum(1 for a in range(q) for b in range(q) for c in range(q)
                 if a != b and b != c and a != c and a != 0 and b != 1 and c != 2)
    return q * (q - 1) * (q - 2) * second

def claimed(q):
    return q**6 - 9*q**5 + 34*q**4 - 67*q**3 + 67*q**2 - 26*q

agree = all(count(q) == claimed(q) for q in range(8))
print(agree)
""",
    (r"The second triangle is coloured like the first with one colour less at each vertex: $q(q-1)(q-2)\cdot(q-1)(q-2)(q-3)$.", r"q(q-1)^2(q-2)^2(q-3)"),
    (r"I count the derangements of the colours only: $q(q-1)(q-2)\cdot\left((q-3)^3+2\right)$.", r"q(q-1)(q-2)((q-3)^3+2)"),
    (r"Multiplying out $q(q-1)(q-2)(q^3-6q^2+14q-13)$ I get the last coefficients $67$ and $-13$.", r"q^6-9q^5+34q^4-67q^3+67q^2-13q"),
    answer=r"q^6-9q^5+34q^4-67q^3+67q^2-26q",
)

attempt(
    "farthest-point-of-an-ellipse",
    r"The squared distance is $9\left(1-\frac{y^2}4\right)+(y-1)^2=10-2y-\frac54y^2$ for $-2\le y\le2$. "
    r"Its vertex $y=-\frac45$ is inside, and the value there is $\frac{54}5$.",
    """
from math import sqrt

best = max(9 * (1 - y * y / 4) + (y - 1)**2 for y in (k / 5000 for k in range(-10000, 10001)))
squared = round(best, 8)
print(squared)
""",
    (r"The farthest point is the end $(0,-2)$ of the minor axis.", "3"),
    (r"The farthest points are the ends $(\pm3,0)$ of the major axis.", r"\sqrt{10}"),
    (r"With $x^2=9-\frac94y^2$ the vertex is $y=-\frac45$, and the value is $10+\frac85-\frac{16}{25}=\frac{274}{25}$.", r"\frac{\sqrt{274}}{5}"),
    answer=r"\frac{3\sqrt{30}}{5}",
)

attempt(
    "slice-of-a-cube",
    r"Inclusion and exclusion over the faces: $\frac{4^3-3^3-2^3-1^3+1^3}{3!\cdot1\cdot2\cdot3}$, the last term for $x$ and $y$ together. "
    r"Each term is the volume of a tetrahedron, as far as its size is positive.",
    """
from fractions import Fraction
from itertools import combinations

total = 0
for size in range(4):
    for over in combinations((1, 2, 3), size):
        total += (-1)**size * max(0, 4 - sum(over))**3
volume = Fraction(total, 6 * 1 * 2 * 3)
print(volume)
""",
    (r"Single faces only: $\frac{64-27-8-1}{36}$.", "range(4)", "range(2)"),
    (r"The simplex has the volume $\frac{4^3}{36}$ and the cube cuts off what is beyond $x\le1$.", "range(4)", "range(1)"),
    (r"By symmetry about the middle, where the sum is $3$, it is $\frac12+\frac16$.", r"\frac{2}{3}"),
)

attempt(
    "integral-of-a-squared-denominator",
    r"$\int_0^{2\pi}\frac{dx}{a+3\cos x}=\frac{2\pi}{\sqrt{a^2-9}}$, and minus its derivative in $a$ is $\frac{2\pi a}{(a^2-9)^{3/2}}$. "
    r"At $a=5$ that is $\frac{10\pi}{64}$.",
    """
from math import cos, pi

n = 400
total = sum(1 / (5 + 3 * cos(2 * pi * k / n))**2 for k in range(n)) * 2 * pi / n
ratio = round(total / pi * 32, 9)
print(ratio)
""",
    (r"It is the square of the integral of $\frac1{5+3\cos x}$, divided by $2\pi$.", r"\frac{\pi}{8}"),
    (r"$\frac{2\pi a}{(a^2-9)^{3/2}}$ at $a=5$, with $16^{3/2}=48$.", r"\frac{5\pi}{24}"),
    (r"I integrate over half the period by symmetry.", r"\frac{5\pi}{64}"),
    answer=r"\frac{5\pi}{32}",
)

attempt(
    "series-in-steps-of-four",
    r"Partial fractions: $\frac18\left(\frac1{4n+1}-\frac2{4n+3}+\frac1{4n+5}\right)$. "
    r"The sums of $\frac1{4n+1}-\frac1{4n+3}$ and of $\frac1{4n+3}-\frac1{4n+5}$ are $\frac\pi4$ and $1-\frac\pi4$, so it is $\frac18\left(\frac\pi2-1\right)$.",
    """
from math import pi

total = sum(1 / ((4 * n + 1) * (4 * n + 3) * (4 * n + 5)) for n in range(50000))
difference = round(total - (pi / 16 - 1 / 8), 9) + 0.0
print(difference)
""",
    (r"Both sums are $\frac\pi4$, so they cancel but for the first term.", r"\frac{1}{8}"),
    (r"The factor of the partial fractions is $\frac14$.", r"\frac{\pi}{8}-\frac14"),
    (r"The second sum is $\frac\pi4-1$.", r"\frac18"),
    answer=r"\frac{\pi}{16}-\frac18",
)

attempt(
    "order-of-a-matrix-modulo-seven",
    r"$A$ is the companion matrix of $x^3-2x^2-x-3$, so its order is that of $x$ modulo this polynomial. "
    r"If it is irreducible, the order divides $7^3-1=342$; multiplying until the identity comes decides.",
    """
a = [[0, 0, 3], [1, 0, 1], [0, 1, 2]]
one = [[1, 0, 0], [0, 1, 0], [0, 0, 1]]

def times(u, v):
    return [[sum(p * q for p, q in zip(row, column)) % 7 for column in zip(*v)] for row in u]

k, power = 1, a
while power != one:
    k, power = k + 1, times(power, a)
print(k)
""",
    (r"The order divides $7^2-1$, since the determinant $3$ has order $6$: $48$.", "48"),
    (r"The polynomial is irreducible and its root a square, so the order is $\frac{7^3-1}2$.", "171"),
    (r"The order is that of the determinant.", "6"),
    (r"I stop when the power is a multiple of the identity.", "power != one", "power != [[power[0][0] * int(i == j) for j in range(3)] for i in range(3)]"),
)

attempt(
    "cube-roots-of-the-identity",
    r"$x^3-1$ has three different roots modulo $7$, so $A$ is diagonalisable: $3$ scalar matrices, and for each of the $3$ pairs of different eigenvalues $7\cdot8=56$ matrices. "
    r"So there are $3+3\cdot56$.",
    """
count = 0
for a in range(7):
    for b in range(7):
        for c in range(7):
            for d in range(7):
                p, q, r, s = (a*a + b*c) % 7, (a*b + b*d) % 7, (c*a + d*c) % 7, (c*b + d*d) % 7
                cube = ((p*a + q*c) % 7, (p*b + q*d) % 7, (r*a + s*c) % 7, (r*b + s*d) % 7)
                count += cube == (1, 0, 0, 1)
print(count)
""",
    (r"I leave out the identity itself.", "print(count)", "count -= 1\nprint(count)"),
    (r"The eigenvalues are chosen in order: $9$ diagonal matrices, of which six have $56$ conjugates.", "339"),
    (r"A matrix with two different eigenvalues has $|GL_2|/6^2=56$ conjugates, and there are $3$ such matrices, with the identity.", "169"),
)

attempt(
    "eigenvalues-of-a-grid-on-a-ring",
    r"The graph is the Cartesian product of a path with three and a ring with four vertices, so the eigenvalues are the sums of one of $0,\pm\sqrt2$ and one of $2,0,0,-2$. "
    r"All nine sums are different.",
    """
from math import sqrt, pi, cos

path = [2 * cos(pi * k / 4) for k in (1, 2, 3)]
ring = [2 * cos(2 * pi * k / 4) for k in range(4)]
values = sorted({round(a + b, 6) + 0.0 for a in path for b in ring})
print(values)
""",
    (r"I take the path to have the eigenvalues $\pm1$ and $0$.", r"\{-3, -2, -1, 0, 1, 2, 3\}"),
    (r"The ring has the eigenvalues $\pm2$.", r"\{2, -2, 2+\sqrt2, 2-\sqrt2, -2+\sqrt2, -2-\sqrt2\}"),
    (r"I take the products of the eigenvalues.", r"\{0, 2\sqrt2, -2\sqrt2\}"),
    answer=r"\{0, 2, -2, \sqrt2, -\sqrt2, 2+\sqrt2, 2-\sqrt2, -2+\sqrt2, -2-\sqrt2\}",
)

attempt(
    "four-real-roots",
    r"The polynomial is $(x^2-x-2)^2-4+a$, so $x^2-x-2=\pm\sqrt{4-a}$. "
    r"Both equations have two roots if $0<\sqrt{4-a}<\frac94$, since the least value of $x^2-x-2$ is $-\frac94$.",
    """
def roots(a):
    values = [x**4 - 2*x**3 - 3*x**2 + 4*x + a for x in (k / 100 + 0.0003 for k in range(-250, 350))]
    return sum(1 for u, v in zip(values, values[1:]) if u * v < 0)

found = [a / 16 for a in range(-40, 80) if roots(a / 16 + 0.01) == 4]
ends = (found[0], found[-1] + 1 / 16)
print(ends)
""",
    (r"The ends give four roots too, counted with multiplicity.", r"\left[-\frac{17}{16}, 4\right]"),
    (r"It is enough that $4-a>0$.", r"(-\infty, 4)"),
    (r"$\sqrt{4-a}<\frac94$ means $a>4-\frac94$.", r"\left(\frac74, 4\right)"),
    answer=r"\left(-\frac{17}{16}, 4\right)",
)

attempt(
    "third-solution-of-a-pell-equation",
    r"From $(4,1)$ the solutions come by multiplying with the unit $15+4\sqrt{14}$: $(x,y)\mapsto(15x+56y,4x+15y)$. "
    r"$(4,1)\mapsto(116,31)\mapsto(3476,929)$, and a search shows none between.",
    """
from math import isqrt

solutions = []
y = 0
while len(solutions) < 3:
    y += 1
    n = 14 * y * y + 2
    if isqrt(n)**2 == n:
        solutions.append((isqrt(n), y))
answer = solutions[2]
print(answer)
""",
    (r"The second solution after the smallest is the one of index two.", "solutions[2]", "solutions[1]"),
    (r"I go one step further.", "(104164, 27839)"),
    (r"I multiply the unit with itself: $(449,120)$.", "(449, 120)"),
)

attempt(
    "dominoes-around-a-hole",
    r"Filling the first free square in both possible ways and remembering the boards that come up again counts the tilings. "
    r"There are few different boards, as the front runs row by row.",
    """
from functools import lru_cache

cells = frozenset((r, c) for r in range(6) for c in range(6) if not (2 <= r <= 3 and 2 <= c <= 3))

@lru_cache(None)
def tilings(free):
    if not free:
        return 1
    r, c = min(free)
    return sum(tilings(free - {(r, c), other}) for other in ((r, c + 1), (r + 1, c)) if other in free)

total = tilings(cells)
print(total)
""",
    (r"I forget the hole.", " if not (2 <= r <= 3 and 2 <= c <= 3)", ""),
    (r"The ring splits into four $2\times4$ boards, each with $5$ tilings.", "625"),
    (r"Tilings that differ by a turn are the same, which leaves a quarter.", "361"),
)

# ---------------------------------------------------------------------------------------------- tier 3

attempt(
    "edges-of-a-cube-in-three-colours",
    r"Burnside over the $24$ rotations: a rotation fixes a colouring if its cycles of edges have one colour each. "
    r"Cycle types on the edges: $1^{12}$; six of $4^3$; three of $2^6$; eight of $3^4$; six of $1^22^5$.",
    """
from math import comb

def fixed(lengths):
    ways = {(0, 0, 0): 1}
    for length in lengths:
        longer = {}
        for used, n in ways.items():
            for colour in range(3):
                key = tuple(u + length * (i == colour) for i, u in enumerate(used))
                longer[key] = longer.get(key, 0) + n
        ways = longer
    return ways.get((4, 4, 4), 0)

types = [(1, [1] * 12), (6, [4] * 3), (3, [2] * 6), (8, [3] * 4), (6, [1] * 2 + [2] * 5)]
count = sum(n * fixed(lengths) for n, lengths in types) // 24
print(count)
""",
    (r"Only the identity and the turns about the faces matter.", "types = [(1, [1] * 12), (6, [4] * 3), (3, [2] * 6), (8, [3] * 4), (6, [1] * 2 + [2] * 5)]", "types = [(1, [1] * 12), (6, [4] * 3), (3, [2] * 6)]"),
    (r"I divide all colourings by $24$ and round up.", "count = sum(n * fixed(lengths) for n, lengths in types) // 24", "count = -(-fixed([1] * 12) // 24)"),
    (r"The colours can be exchanged as well, which leaves a sixth.", "247"),
    (r"Reflections count as well, so there are $48$ symmetries.", "// 24", "// 48"),
)

attempt(
    "spanning-trees-of-a-circulant",
    r"The matrix tree theorem: the number is a minor of the Laplacian, or $\frac1{17}\prod_{k=1}^{16}\left(4-2\cos\frac{2\pi k}{17}-2\cos\frac{8\pi k}{17}\right)$. "
    r"An exact elimination avoids rounding.",
    """
from fractions import Fraction

n = 17
lap = [[Fraction(0)] * n for _ in range(n)]
for i in range(n):
    for d in (1, -1, 4, -4):
        lap[i][i] += 1
        lap[i][(i + d) % n] -= 1
a = [row[1:] for row in lap[1:]]
det = Fraction(1)
for k in range(n - 1):
    det *= a[k][k]
    for r in range(k + 1, n - 1):
        factor = a[r][k] / a[k][k]
        a[r] = [u - factor * v for u, v in zip(a[r], a[k])]
print(det)
""",
    (r"I leave out the steps by $4$.", "(1, -1, 4, -4)", "(1, -1)"),
    (r"The product of the eigenvalues, without dividing by $17$.", "print(det)", "det *= 17\nprint(det)"),
    (r"I join classes whose difference is $\pm1$ or $\pm3$.", "(1, -1, 4, -4)", "(1, -1, 3, -3)"),
    (r"Each of the $17$ rotations is counted once too often.", "print(det)", "det /= 17\nprint(det)"),
)

attempt(
    "paths-in-a-strip",
    r"A table by the height and by whether the last step was horizontal, made longer step by step. "
    r"Another way to it: $k$ horizontal steps fit into the $41-k$ gaps of a path of $40-k$ slanted steps.",
    """
counts = {(0, False): 1}
for _ in range(40):
    longer = {}
    for (height, flat), n in counts.items():
        for step in (-1, 0, 1):
            if 0 <= height + step <= 4 and not (flat and step == 0):
                key = (height + step, step == 0)
                longer[key] = longer.get(key, 0) + n
    counts = longer
total = counts[0, False] + counts[0, True]
print(total)
""",
    (r"The path has to end with a slanted step.", "counts[0, False] + counts[0, True]", "counts[0, False]"),
    (r"Heights up to $5$.", "<= 4", "<= 5"),
    (r"Two horizontal steps in a row are allowed.", " and not (flat and step == 0)", ""),
    (r"Without horizontal steps: the closed walks on a path of five vertices.", "581130734"),
)

attempt(
    "spread-parts-without-threes",
    r"Counted by the greatest part: the next smaller one is at least $2$ less, and none is divisible by $3$. "
    r"A recursion over what is left and the least part that is allowed, with a memory, is fast.",
    """
from functools import lru_cache

@lru_cache(None)
def sums(left, least):
    if left == 0:
        return 1
    return sum(sums(left - part, part + 2) for part in range(least, left + 1) if part % 3)

count = sums(150, 1)
print(count)
""",
    (r"Different parts, which need not differ by $2$.", "part + 2", "part + 1"),
    (r"Parts divisible by $3$ are allowed.", " if part % 3", ""),
    (r"Parts that differ by at least $3$.", "part + 2", "part + 3"),
    (r"By the identity of Rogers and Ramanujan it is the number of partitions into parts that are $\pm1$ modulo $5$, which I cannot reduce further by hand; I estimate.", "120000"),
)

attempt(
    "term-number-ten-to-the-eighteen",
    r"The power of the companion matrix, by squaring: some sixty multiplications of $3\times3$ matrices modulo the prime. "
    r"The vector of first terms is $(a_2,a_1,a_0)=(2,1,0)$, and the exponent is $N-2$.",
    """
p, N = 998244353, 10**18

def times(u, v):
    return [[sum(a * b for a, b in zip(row, column)) % p for column in zip(*v)] for row in u]

power, base, n = [[1, 0, 0], [0, 1, 0], [0, 0, 1]], [[1, 2, 3], [1, 0, 0], [0, 1, 0]], N - 2
while n:
    if n & 1:
        power = times(power, base)
    base, n = times(base, base), n >> 1
term = (power[0][0] * 2 + power[0][1]) % p
print(term)
""",
    (r"The exponent is $N$.", "N - 2\n", "N\n"),
    (r"I exchange the coefficients $2$ and $3$.", "[1, 2, 3]", "[1, 3, 2]"),
    (r"As a class it is that of $71232027$.", r"71232027\pmod{998244353}"),
    (r"I take $N=10^9$.", "10**18", "10**9"),
    (r"The first terms are $(1,1,0)$.", "power[0][0] * 2", "power[0][0] * 1"),
)

attempt(
    "period-of-a-recurrence",
    r"The state of four consecutive terms modulo $11$ returns, because the step can be undone; the period is the number of steps until it does. "
    r"At most $11^4-1$ steps are needed.",
    """
start = (0, 0, 0, 1)
state, T = start, 0
while True:
    state = state[1:] + ((state[3] + state[0]) % 11,)
    T += 1
    if state == start:
        break
print(T)
""",
    (r"$x^4-x^3-1$ is irreducible and $x$ primitive, so it is $11^4-1$.", "14640"),
    (r"I calculate modulo $13$.", "% 11", "% 13"),
    (r"The least common multiple of $11-1$, $11^2-1$ and $11^3-1$ divided by its parts: $120$.", "120"),
    (r"The quotients of neighbouring terms repeat after $\frac{1330}{10}$ steps.", "133"),
)

attempt(
    "sum-of-a-cubic-and-a-quadratic-root",
    r"The conjugates of $\alpha+\beta$ are the six sums, and the polynomial is the resultant in $y$ of $y^3-y-1$ and $(x-y)^2+(x-y)+3$. "
    r"By hand: with $g(x)=x^2+x+3$ and $c=2x+1$ it is the norm of $g(x)-c\alpha+\alpha^2$.",
    """
from sympy import symbols, resultant, expand, Poly

x, y = symbols("x y")
p = expand(resultant(y**3 - y - 1, expand((x - y)**2 + (x - y) + 3), y))
print(p)
""",
    (r"I take $x+y$ in place of $x-y$.", "(x - y)**2 + (x - y) + 3", "(x + y)**2 + (x + y) + 3"),
    (r"I take the sign of the linear term of the quadratic wrongly.", "(x - y)**2 + (x - y) + 3", "(x - y)**2 - (x - y) + 3"),
    (r"The product of the two polynomials has the degree $5$ and the sum as a root.", r"x^5+x^4+2x^3-2x^2-4x-3"),
)

attempt(
    "symmetric-matrices-over-three-elements",
    r"A symmetric matrix with top left part $B$, last column $v$ and last entry $j$ has the determinant $j\det B-v^T\mathrm{adj}(B)v$. "
    r"With $j$ given by the trace, $3^9$ cases remain, which are quickly tried.",
    """
from itertools import product

total = 0
for a, b, c, e, f, h in product(range(3), repeat=6):
    det = a * (e * h - f * f) - b * (b * h - f * c) + c * (b * f - e * c)
    p, q, r = e * h - f * f, c * f - b * h, b * f - c * e
    s, t, w = a * h - c * c, b * c - a * f, a * e - b * b
    j = -(a + e + h) % 3
    for x, y, z in product(range(3), repeat=3):
        form = p * x * x + s * y * y + w * z * z + 2 * (q * x * y + r * x * z + t * y * z)
        total += (j * det - form) % 3 != 0
print(total)
""",
    (r"The trace is any, and I divide by $3$.", "12636"),
    (r"I count the matrices of trace $0$ whose determinant is $1$.", "!= 0", "== 1"),
    (r"The mixed terms of the form count once.", "+ 2 * (", "+ ("),
    (r"All matrices of trace $0$, of which two thirds are invertible.", "13122"),
)

attempt(
    "self-avoiding-walks-in-a-half-plane",
    r"A search in depth counts them; there is no formula for such walks. "
    r"The mirror image in the first axis halves the work.",
    """
def walks(x, y, seen, left):
    if left == 0:
        return 1
    total = 0
    for there in ((x + 1, y), (x - 1, y), (x, y + 1), (x, y - 1)):
        if there[0] >= 0 and there not in seen:
            seen.add(there)
            total += walks(there[0], there[1], seen, left - 1)
            seen.remove(there)
    return total

count = walks(0, 0, {(0, 0)}, 11)
print(count)
""",
    (r"Half of all self-avoiding walks of $11$ steps.", "60146"),
    (r"Ten steps.", "{(0, 0)}, 11)", "{(0, 0)}, 10)"),
    (r"The first coordinate has to stay positive after the start.", "there[0] >= 0", "there[0] > 0"),
    (r"I leave out the start from the visited points.", "{(0, 0)}, 11)", "set(), 11)"),
)

attempt(
    "independent-sets-on-a-torus",
    r"Transfer matrix: there are $18$ independent sets of a ring of six, and two rows fit if they have no place in common. "
    r"The answer is the trace of the sixth power of that matrix.",
    """
rows = [r for r in range(64) if not r & ((r << 1 | r >> 5) & 63)]
fits = [[int(a & b == 0) for b in rows] for a in rows]
power = fits
for _ in range(5):
    power = [[sum(u * v for u, v in zip(row, column)) for column in zip(*fits)] for row in power]
trace = sum(power[i][i] for i in range(len(rows)))
print(trace)
""",
    (r"The rows are not closed to a ring.", "r & ((r << 1 | r >> 5) & 63)", "r & r << 1"),
    (r"The last row need not fit the first, so I sum all entries of the fifth power.", "trace = sum(power[i][i] for i in range(len(rows)))", "power = fits\nfor _ in range(4):\n    power = [[sum(u * v for u, v in zip(row, column)) for column in zip(*fits)] for row in power]\ntrace = sum(map(sum, power))"),
    (r"The fifth power closes the ring.", "range(5)", "range(4)"),
    (r"I leave out the empty set.", "print(trace)", "trace -= 1\nprint(trace)"),
)

attempt(
    "points-over-an-extension",
    r"Counting over the prime field gives the trace $t=24-\#E(\mathbb F_{23})$, and with $s_0=2$, $s_1=t$, $s_{k+1}=ts_k-23s_{k-1}$ there are $23^{10}+1-s_{10}$ points. "
    r"The $s_k$ are the sums of the $k$-th powers of the two eigenvalues of Frobenius.",
    """
p = 23
points = 1 + sum(1 for x in range(p) for y in range(p) if (y * y - x**3 - 2 * x - 3) % p == 0)
trace = p + 1 - points
before, now = 2, trace
for _ in range(9):
    before, now = now, trace * now - p * before
answer = p**10 + 1 - now
print(answer)
""",
    (r"I forget the point at infinity over the prime field.", "1 + sum(1", "sum(1"),
    (r"The trace over the extension is the tenth power of the trace.", "p**10 + 1 - now", "p**10 + 1 - trace**10"),
    (r"I leave out the point at infinity at the end.", "p**10 + 1 - now", "p**10 - now"),
    (r"The sequence is one step too short.", "range(9)", "range(8)"),
)

attempt(
    "longest-run-of-heads",
    r"The expectation is the sum over $m\ge0$ of the probability that the longest run is greater than $m$. "
    r"The words of length $n$ with no run longer than $m$ satisfy $c_n=c_{n-1}+\dots+c_{n-m-1}$.",
    """
from fractions import Fraction

def at_most(m, n=20):
    counts = [1]
    for k in range(1, n + 1):
        counts.append(2**k if k <= m else sum(counts[k - i - 1] for i in range(m + 1)))
    return counts[n]

expected = Fraction(sum(2**20 - at_most(m) for m in range(20)), 2**20)
print(expected)
""",
    (r"The sum begins with $m=1$.", "for m in range(20))", "for m in range(1, 20))"),
    (r"The run may be of heads or of tails, which is one more than for nineteen changes.", "expected = Fraction(sum(2**20 - at_most(m) for m in range(20)), 2**20)", "expected = 1 + Fraction(sum(2**19 - at_most(m, 19) for m in range(19)), 2**19)"),
    (r"The longest run is about $\log_2 20-\frac23$, which is nearly $\frac{11}3$.", r"\frac{11}{3}"),
    (r"Words of length $19$.", "n=20", "n=19"),
)

attempt(
    "three-sticks-of-five",
    r"No triangle means that of the sorted pieces each is at least the sum of the two before it. "
    r"With the differences as new variables the total is $12d_1+7d_2+4d_3+2d_4+d_5$, so the probability of no triangle is $\frac{5!}{12\cdot7\cdot4\cdot2\cdot1}=\frac5{28}$.",
    """
from fractions import Fraction
from math import factorial, prod

weights = []
for free in range(5):
    pieces = [int(free == 0)]
    pieces.append(pieces[0] + int(free == 1))
    for k in (2, 3, 4):
        pieces.append(pieces[-1] + pieces[-2] + int(free == k))
    weights.append(sum(pieces))
answer = 1 - Fraction(factorial(5), prod(weights))
print(answer)
""",
    (r"That is the probability of no triangle.", "1 - Fraction(factorial(5), prod(weights))", "Fraction(factorial(5), prod(weights))"),
    (r"Three neighbouring pieces make a triangle with probability $\frac14$; five pieces have three such triples.", r"\frac{37}{64}"),
    (r"The shares are Fibonacci numbers $1,1,2,3,5$, whose product is $30$.", r"1-\frac{1}{30}"),
    (r"Four pieces: $\frac{4!}{7\cdot4\cdot2}=\frac37$.", r"\frac{4}{7}"),
)

attempt(
    "trace-of-an-inverse",
    r"$G=E\,\mathrm{diag}(\varphi(1),\dots,\varphi(30))\,E^T$ with $E_{id}=1$ if $d\mid i$, and $E^{-1}$ has the entries $\mu(d/m)$. "
    r"So the trace is $\sum_{d\le30}\frac{2^{\omega(d)}}{\varphi(d)}$, where $\omega(d)$ counts the primes that divide $d$.",
    """
from fractions import Fraction
from math import gcd

def phi(n):
    return sum(1 for k in range(1, n + 1) if gcd(k, n) == 1)

def omega(n):
    return sum(1 for p in (2, 3, 5, 7, 11, 13, 17, 19, 23, 29) if n % p == 0)

trace = sum(Fraction(2**omega(d), phi(d)) for d in range(1, 31))
print(trace)
""",
    (r"The trace of the inverse is $\sum\frac1{\varphi(d)}$.", "Fraction(2**omega(d), phi(d))", "Fraction(1, phi(d))"),
    (r"The sum of all entries of $G^{-1}$ is $1$, and so is the trace.", "1"),
    (r"I sum to $29$.", "range(1, 31)", "range(1, 30)"),
    (r"The inverses of the diagonal entries: $\sum\frac1d$.", "Fraction(2**omega(d), phi(d))", "Fraction(1, d)"),
)

attempt(
    "integral-with-a-pole-removed",
    r"$\frac1{x^2(1+x^2)}=\frac1{x^2}-\frac1{1+x^2}$, so the integral is $\int\frac{\ln(1+4x^2)}{x^2}-\int\frac{\ln(1+4x^2)}{1+x^2}$. "
    r"By parts the first is $2\pi$, and the second is $\pi\ln(1+2)$, from $\int_0^\infty\frac{\ln(1+a^2x^2)}{1+x^2}dx=\pi\ln(1+a)$.",
    """
from math import log, pi, sin, cos

# x = tan u turns the half line into an interval
n, total = 20000, 0.0
for k in range(n):
    u = pi / 2 * (k + 0.5) / n
    x = sin(u) / cos(u)
    total += log(1 + 4 * x * x) / (x * x)
difference = round(total * pi / 2 / n - (2 * pi - pi * log(3)), 3) + 0.0
print(difference)
""",
    (r"The second integral is $\pi\ln(1+4)$.", r"2\pi-\pi\ln 5"),
    (r"The first integral is $\pi$.", r"\pi-\pi\ln 3"),
    (r"I add the two parts.", r"2\pi+\pi\ln 3"),
    (r"$\int_0^\infty\frac{\ln(1+a^2x^2)}{1+x^2}dx=\frac\pi2\ln(1+a^2)$.", r"2\pi-\frac{\pi}{2}\ln 5"),
    answer=r"2\pi-\pi\ln 3",
)

attempt(
    "large-power-of-a-matrix",
    r"Squaring again and again takes fifty steps, with the entries reduced modulo $10007$. "
    r"The group of invertible matrices has far more elements, so nothing is gained by reducing the exponent.",
    """
p, n = 10007, 10**15

def times(u, v):
    return [[sum(a * b for a, b in zip(row, column)) % p for column in zip(*v)] for row in u]

power, base = [[1, 0, 0], [0, 1, 0], [0, 0, 1]], [[2, 1, 0], [0, 3, 1], [1, 0, 5]]
while n:
    if n & 1:
        power = times(power, base)
    base, n = times(base, base), n >> 1
print(power)
""",
    (r"By Fermat the exponent can be reduced modulo $10006$.", "10**15", "10**15 % 10006"),
    (r"I take $N=10^{14}$.", "10**15", "10**14"),
    (r"The last entry of the matrix is $3$, as in the middle.", "[1, 0, 5]", "[1, 0, 3]"),
    (r"$A^N$ is diagonal modulo a prime after so many steps.", r"\begin{pmatrix}4904&0&0\\0&3048&0\\0&0&3657\end{pmatrix}"),
)

attempt(
    "a-ternary-form",
    r"For each $z$ with $3z^2\le30030$ and each $y$ with $2y^2$ at most the rest, it remains to see whether the rest is a square. "
    r"Signs: each coordinate that is not zero counts twice.",
    """
from math import isqrt

count = 0
for z in range(101):
    for y in range(123):
        rest = 30030 - 3 * z * z - 2 * y * y
        if rest >= 0 and isqrt(rest)**2 == rest:
            count += (2 if rest else 1) * (2 if y else 1) * (2 if z else 1)
print(count)
""",
    (r"I count the triples of integers that are at least $0$.", "count += (2 if rest else 1) * (2 if y else 1) * (2 if z else 1)", "count += 1"),
    (r"The sign of $x$ is forgotten.", "(2 if rest else 1) * ", ""),
    (r"Each of the triples counts twice, for the sign of all three coordinates together.", "count = 0", "count = 768"),
    (r"The form is $x^2+2y^2+6z^2$.", "30030 - 3 * z", "30030 - 6 * z"),
)

attempt(
    "sixth-power-is-the-identity",
    r"All cycles have a length of $2$, $3$ or $6$, since a fixed point is a cycle of length $1$. "
    r"With the cycle of the greatest element split off, $c_n=\sum_{k\in\{2,3,6\}}\binom{n-1}{k-1}(k-1)!\,c_{n-k}$.",
    """
from math import comb, factorial

lengths = (2, 3, 6)
c = [1]
for n in range(1, 13):
    c.append(sum(comb(n - 1, k - 1) * factorial(k - 1) * c[n - k] for k in lengths if k <= n))
count = c[12]
print(count)
""",
    (r"Fixed points are allowed.", "(2, 3, 6)", "(1, 2, 3, 6)"),
    (r"The order is exactly $6$: I leave out the involutions.", "count = c[12]", "count = c[12] - 10395"),
    (r"Only cycles of length $2$ and $3$, since $6$ is their least common multiple.", "(2, 3, 6)", "(2, 3)"),
    (r"Only cycles of length $6$.", "(2, 3, 6)", "(6,)"),
)

attempt(
    "gaps-of-a-semigroup",
    r"For each class modulo $31$ the least element of the semigroup decides: $F$ is the greatest of them less $31$, and $g$ the sum of their quotients by $31$. "
    r"A table of what can be made, up to some thousand, gives both.",
    """
made = [True]
for n in range(1, 2000):
    made.append(any(n >= s and made[n - s] for s in (31, 37, 41)))
gaps = [n for n in range(2000) if not made[n]]
answer = (gaps[-1], len(gaps))
print(answer)
""",
    (r"I take $31$ and $37$ only, for which $F=31\cdot37-31-37$ and $g=\frac{30\cdot36}2$.", "(31, 37, 41)", "(31, 37)"),
    (r"Zero counts as not made.", "len(gaps)", "len(gaps) + 1"),
    (r"The pair is the number and then the greatest.", "(gaps[-1], len(gaps))", "(len(gaps), gaps[-1])"),
    (r"Half of the numbers up to $F=293$ are missing.", "(293, 147)"),
)

attempt(
    "product-of-two-quadratics",
    r"$\prod\left(1+\frac{a^2}{n^2}\right)=\frac{\sinh\pi a}{\pi a}$, so it is $\frac{\sinh\pi}\pi\cdot\frac{2\pi}{\sinh2\pi}$. "
    r"With $\sinh2\pi=2\sinh\pi\cosh\pi$ that is $\frac1{\cosh\pi}$.",
    """
from math import cosh, exp, pi

n, value = 100000, 1.0
for k in range(1, n + 1):
    value *= (k * k + 1) / (k * k + 4)
ratio = round(value * exp(-3 / n) * cosh(pi), 5)
print(ratio)
""",
    (r"It is the quotient $\frac{\sinh\pi}{\sinh2\pi}$.", r"\frac{\sinh \pi}{\sinh 2\pi}"),
    (r"$\sinh2\pi=\sinh\pi\cosh\pi$.", r"\frac{2}{\cosh \pi}"),
    (r"With sines in place of hyperbolic ones the product vanishes.", "0"),
    (r"$\frac{\sinh\pi}\pi\cdot\frac{\pi}{\sinh2\pi}$.", r"\frac{1}{2\cosh \pi}"),
    answer=r"\frac{1}{\cosh \pi}",
)
