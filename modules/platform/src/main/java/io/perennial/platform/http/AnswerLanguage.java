package io.perennial.platform.http;

import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.container.ContainerResponseFilter;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.ext.Provider;

/** Names the language of the problems in an answer. Other answers have the texts of callers, in languages that we do not know. */
@Provider
public class AnswerLanguage implements ContainerResponseFilter {
    @Inject HttpServletRequest asked;

    @Override
    public void filter(ContainerRequestContext request, ContainerResponseContext answer) {
        Languages.spoken(asked).ifPresent(language -> answer.getHeaders().putSingle(HttpHeaders.CONTENT_LANGUAGE, language));
    }
}
