/// All attempts of an evaluation as one flat table, for other programs: CSV, JSON and Parquet.
///
/// Start at [dev.reckoner.eval.table.RowsTable]. `docs/datasets.md` lists the columns.
@NullMarked
package dev.reckoner.eval.table;

import org.jspecify.annotations.NullMarked;
