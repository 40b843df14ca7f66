package io.perennial.app;

import jakarta.ws.rs.ApplicationPath;
import jakarta.ws.rs.core.Application;

/** The public API, version 1. The container discovers resources and providers by their annotations. */
@ApplicationPath("api/v1")
public class Api extends Application {}
