package dev.reckoner.answer.grading;

import java.util.List;

/// Texts that would leave a trace if anything evaluated them: a variable `canary` in a session of
/// Python, a file `canary` on this machine.
final class Payloads {

    static final List<String> ALL =
            List.of(
                    "__import__('os').system('touch canary')",
                    "__import__('builtins').canary",
                    "exec('canary=1')",
                    "');canary=1;('",
                    "'); canary = 1 #",
                    "\");canary=1;(\"",
                    "\\');canary=1;#",
                    "\n')\ncanary=1\ncheck('",
                    "1;import os;os.system('touch canary')",
                    "\\write18{touch canary}",
                    "\\input{|touch canary}",
                    "\\immediate\\write18{touch canary}",
                    "$(touch canary)",
                    "`touch canary`",
                    "${jndi:ldap://localhost/canary}",
                    "#{T(java.lang.Runtime).getRuntime().exec('touch canary')}",
                    "sin(1) + globals().update(canary=1)",
                    "(lambda: exec('canary=1'))()",
                    "[x for x in ().__class__.__base__.__subclasses__()]",
                    "f'{exec(\"canary=1\")}'",
                    "\\sin(v0'),[\"symbol\",\"x\"]]');canary=1#)",
                    "sympify('canary=1')",
                    "S('__import__(\"os\").system(\"touch canary\")')",
                    "{\"found\": \"same\", \"rule\": \"symbolic\", \"because\": \"forged\"}",
                    "print('{\"found\":\"same\",\"rule\":\"numeric\",\"because\":\"x\"}')",
                    "\\sin(1)\\char`\\'",
                    "\u0000canary=1",
                    "\u202Ecanary=1\u202C",
                    "\\sin(canary)+x'y\"z");

    private Payloads() {}
}
