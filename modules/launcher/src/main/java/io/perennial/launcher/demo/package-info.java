/**
 * The generated customers of two companies over three years, always the same for the same seed. They are loaded through the public
 * API, as a partner's client would do. Publishes {@link io.perennial.launcher.demo.DemoLoader}.
 */
@NullMarked
package io.perennial.launcher.demo;

import org.jspecify.annotations.NullMarked;
