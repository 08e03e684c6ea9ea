/// The one place where DuckDB is started: in memory, with no way to the network and to no files but
/// those that are named.
@NullMarked
@Internal
package dev.reckoner.eval.duckdb;

import dev.reckoner.annotation.Internal;

import org.jspecify.annotations.NullMarked;
