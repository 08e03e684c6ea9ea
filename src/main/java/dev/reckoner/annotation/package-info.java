/// What the source says about itself: [dev.reckoner.annotation.Internal] marks plumbing.
@NullMarked
package dev.reckoner.annotation;

import org.jspecify.annotations.NullMarked;
