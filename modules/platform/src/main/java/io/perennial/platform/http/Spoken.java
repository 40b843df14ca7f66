package io.perennial.platform.http;

import io.perennial.kernel.Wording;
import io.perennial.platform.spec.Translations;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;

/** Says texts in the language of the caller, for answers that are no problems. */
@ApplicationScoped
public class Spoken {
    private final Translations translations;
    private final HttpServletRequest request;

    @Inject
    public Spoken(Translations translations, HttpServletRequest request) {
        this.translations = translations;
        this.request = request;
    }

    public String said(Wording wording) {
        return said(wording, language());
    }

    /** Returns the language of the caller: {@code en}, {@code zh-Hans} or {@code zh-Hant}. */
    public String language() {
        return Languages.speak(request);
    }

    public String said(Wording wording, String language) {
        return translations.said(wording, language);
    }
}
