package dev.reckoner.annotation;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/// Marks a package whose public types are plumbing: other packages of Reckoner use them, programs
/// of others should not. They change without notice, and no public signature of an unmarked package
/// names one.
@Documented
@Retention(RetentionPolicy.CLASS)
@Target(ElementType.PACKAGE)
public @interface Internal {}
