/// One call over HTTP: the transport, the streams of server-sent events, the limits that a server
/// announces, and the circuit breaker.
///
/// Start at [dev.reckoner.model.http.Transport]. A call ends in a
/// [dev.reckoner.model.http.HttpResult]; whether it is made again is decided in
/// `dev.reckoner.model.retry`.
@Internal
@NullMarked
package dev.reckoner.model.http;

import dev.reckoner.annotation.Internal;

import org.jspecify.annotations.NullMarked;
