/// What an evaluation knows of each of its attempts: what metrics, reports and exports are made of.
@NullMarked
package dev.reckoner.eval.row;

import org.jspecify.annotations.NullMarked;
