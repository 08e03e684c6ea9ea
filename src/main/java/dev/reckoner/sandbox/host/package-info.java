/// Programs of the host: how every backend starts one. Start with [HostCommand].
///
/// Promised of each: it is given the variables it needs and no others.
@NullMarked
package dev.reckoner.sandbox.host;

import org.jspecify.annotations.NullMarked;
