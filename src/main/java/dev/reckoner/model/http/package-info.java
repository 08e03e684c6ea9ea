/// One call over HTTP: the transport, the streams of server-sent events, the limits that a server
/// announces, and the circuit breaker.
///
/// Start at [dev.reckoner.model.http.Transport]. The result of a call is an
/// [dev.reckoner.model.http.HttpResult]; `dev.reckoner.model.retry` decides whether to try again.
@Internal
@NullMarked
package dev.reckoner.model.http;

import dev.reckoner.annotation.Internal;

import org.jspecify.annotations.NullMarked;
