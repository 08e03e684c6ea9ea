/// A report as one HTML file, which needs no network.
///
/// Start at [dev.reckoner.eval.report.page.HtmlReport]. `report/page.html`, `page.css` and
/// `page.js` among the resources are what the page is filled into. Texts of models, problems and
/// data sets reach the page escaped as HTML or as JSON in a script that is not run; the page's
/// policy lets none but its own two scripts run, and nothing be loaded.
@Internal
@NullMarked
package dev.reckoner.eval.report.page;

import dev.reckoner.annotation.Internal;

import org.jspecify.annotations.NullMarked;
