package io.perennial.platform.spec;

import io.perennial.kernel.Wording;

/** A text in the three languages of the product, for a caller who shows it to readers of any of them. */
public record Labels(String en, String zhHans, String zhHant) {
    public static Labels of(Wording wording, Translations translations) {
        return new Labels(translations.said(wording, "en"), translations.said(wording, "zh-Hans"), translations.said(wording, "zh-Hant"));
    }
}
