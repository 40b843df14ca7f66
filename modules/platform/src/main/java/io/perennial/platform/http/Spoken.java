package io.perennial.platform.http;

import io.perennial.kernel.Wording;
import io.perennial.platform.spec.Translations;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;

/** Says texts in the language of the caller, for answers that are no problems. */
@ApplicationScoped
public class Spoken {
    @Inject Translations translations;
    @Inject HttpServletRequest request;

    /** For tests, which name the language. */
    public static Spoken of(Translations translations) {
        var spoken = new Spoken();
        spoken.translations = translations;
        return spoken;
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
