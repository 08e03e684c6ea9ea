/// What is asked of Reckoner, and what a person can do where it cannot be done.
@org.jspecify.annotations.NullMarked
package dev.reckoner.task;
