package io.perennial.app;

import jakarta.ws.rs.ApplicationPath;
import jakarta.ws.rs.core.Application;

/** The public API, version 1. Resources and providers are found by their annotations. */
@ApplicationPath("api/v1")
public class Api extends Application {}
