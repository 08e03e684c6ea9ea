/// Files with rows: finds them, and reads JSON, JSON lines, CSV and Parquet. What the columns mean
/// is not known here.
@NullMarked
@Internal
package dev.reckoner.eval.dataset.file;

import dev.reckoner.annotation.Internal;

import org.jspecify.annotations.NullMarked;
