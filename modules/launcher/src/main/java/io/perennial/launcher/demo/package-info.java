/**
 * Two made-up companies' customers over three years, the same from the same seed: made here, and loaded through the public
 * API like any partner's. Publishes {@link io.perennial.launcher.demo.DemoLoader}.
 */
@NullMarked
package io.perennial.launcher.demo;

import org.jspecify.annotations.NullMarked;
