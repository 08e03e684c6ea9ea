/// Reads sets of problems as they are published: JSON, JSON lines, CSV and Parquet, with the column
/// names and the forms of answers that are in use.
///
/// Start at [dev.reckoner.eval.dataset.Dataset]. `docs/datasets.md` says which columns are read,
/// and how.
@NullMarked
package dev.reckoner.eval.dataset;

import org.jspecify.annotations.NullMarked;
