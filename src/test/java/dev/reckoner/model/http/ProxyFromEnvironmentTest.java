package dev.reckoner.model.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.net.Proxy;
import java.net.URI;
import java.util.HashMap;
import java.util.Map;

class ProxyFromEnvironmentTest {

    @ParameterizedTest(name = "{0} with {1}")
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    https://api.example/v1   | HTTPS_PROXY=http://proxy.example:3128                       | proxy.example:3128
                    https://api.example/v1   | https_proxy=proxy.example:3128                              | proxy.example:3128
                    https://api.example/v1   | ALL_PROXY=http://proxy.example                              | proxy.example:80
                    http://api.example/v1    | HTTPS_PROXY=http://proxy.example:3128                       | direct
                    http://api.example/v1    | HTTP_PROXY=http://proxy.example:3128                        | proxy.example:3128
                    https://api.example/v1   | HTTPS_PROXY=http://proxy.example:3128 NO_PROXY=api.example  | direct
                    https://api.example/v1   | HTTPS_PROXY=http://proxy.example:3128 no_proxy=x,.example   | direct
                    https://api.example/v1   | HTTPS_PROXY=http://proxy.example:3128 NO_PROXY=*            | direct
                    https://api.example/v1   | HTTPS_PROXY=http://proxy.example:3128 NO_PROXY=pi.example   | proxy.example:3128
                    http://localhost:1/v1    | HTTP_PROXY=http://proxy.example:3128                        | direct
                    http://127.0.0.1:1/v1    | HTTP_PROXY=http://proxy.example:3128                        | direct
                    """)
    void isTakenAsOtherProgramsTakeIt(String url, String variables, String proxy) {
        var environment = new HashMap<String, String>();
        for (String variable : variables.split(" ")) {
            String[] pair = variable.split("=", 2);
            environment.put(pair[0], pair[1]);
        }
        var selected = new ProxyFromEnvironment(environment).select(URI.create(url)).getFirst();

        assertThat(selected.address() == null ? "direct" : selected.address().toString())
                .isEqualTo(proxy.equals("direct") ? proxy : proxy.replace(":", "/<unresolved>:"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    http://proxy example:1           | http://proxy example:1
                    http://user:se%cret@proxy:1      | http://…@proxy:1
                    http://proxy.example:port        | http://proxy.example:port
                    http://proxy.example:99999       | http://proxy.example:99999
                    user:se%cret@proxy:1             | …@proxy:1
                    ://                              | ://
                    socks5://user:secret@proxy:1080  | socks5://…@proxy:1080
                    """)
    void thatIsNoneIsNamedWithItsVariableAndWithoutItsPassword(String written, String shown) {
        var proxies = new ProxyFromEnvironment(Map.of("ALL_PROXY", written));

        assertThatThrownBy(() -> proxies.select(URI.create("https://api.example/v1")))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage(
                        "the variable all_proxy names a proxy like http://proxy.example:3128, was"
                                + " '%s'; servers in no_proxy are called without it",
                        shown);
        assertThat(proxies.select(URI.create("http://localhost:1/v1")))
                .containsExactly(Proxy.NO_PROXY);
    }
}
