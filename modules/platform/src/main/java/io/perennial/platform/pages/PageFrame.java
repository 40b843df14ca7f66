package io.perennial.platform.pages;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.List;
import java.util.Map;

/** The document around the content of each page, and the headers that let a browser load nothing for it. */
final class PageFrame {
    private static final String STYLE =
            """
            *{box-sizing:border-box}body{margin:0;background:#f6f7f9;color:#1b1f24;font:16px/1.5 system-ui,sans-serif}\
            main{max-width:44rem;margin:0 auto;padding:1.5rem 1rem 4rem}h1{font-size:1.4rem;line-height:1.3;overflow-wrap:anywhere}\
            h2{font-size:1.1rem;margin-top:2rem}ol{list-style:none;padding:0}li{background:#fff;border:1px solid #d0d7de;border-radius:8px;\
            margin:0 0 .75rem;padding:.75rem 1rem}.text{white-space:pre-wrap;overflow-wrap:anywhere;margin:.25rem 0 0}.by{color:#59636e;\
            font-size:.875rem;margin:0}.note{border-left:4px solid #0b6e4f;background:#e9f6f0;padding:.75rem 1rem}\
            .fault{border-left:4px solid #b3261e;background:#fdeceb;padding:.75rem 1rem}label{display:block;font-weight:600}\
            textarea{width:100%;min-height:9rem;margin:.5rem 0 1rem;padding:.5rem;font:inherit;border:1px solid #59636e;border-radius:6px}\
            input[type=password]{width:100%;margin:.5rem 0 1rem;padding:.5rem;font:inherit;border:1px solid #59636e;border-radius:6px}\
            input[type=file]{display:block;width:100%;min-height:44px;margin:.5rem 0 1rem;font:inherit}a{color:#0b57d0;overflow-wrap:anywhere}\
            button{font:inherit;font-weight:600;color:#fff;background:#0b57d0;border:0;border-radius:6px;padding:.6rem 1.25rem;min-height:44px}\
            fieldset{border:0;margin:0 0 1.5rem;padding:0}legend{font-weight:600;padding:0}.pick{display:flex;align-items:center;min-height:44px;\
            font-weight:400}.pick input{width:1.25rem;height:1.25rem;margin-inline-end:.5rem}.scale{display:flex;flex-wrap:wrap;gap:.25rem .75rem}\
            .quiet{background:none;color:inherit;font-weight:400;text-decoration:underline;padding:0;margin-top:2rem}\
            select{font:inherit;min-height:44px;margin-inline-end:.5rem}\
            :focus-visible{outline:3px solid #0b57d0;outline-offset:2px}\
            @media (prefers-color-scheme:dark){body{background:#0d1117;color:#e6edf3}li{background:#161b22;border-color:#3d444d}\
            .by{color:#9198a1}.note{background:#0f2a20}.fault{background:#3a1513}textarea,input{background:#0d1117;color:inherit}a{color:#8ab4f8}}""";

    static final Map<String, String> HEADERS = Map.of(
            "Content-Security-Policy", "default-src 'none'; style-src 'sha256-" + digest(STYLE)
                    + "'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'",
            "Cache-Control", "no-store",
            "Referrer-Policy", "no-referrer",
            "X-Robots-Tag", "noindex",
            "Cross-Origin-Opener-Policy", "same-origin",
            "Cross-Origin-Resource-Policy", "same-origin",
            "Vary", "Accept-Language");

    private PageFrame() {}

    private static String digest(String text) {
        try {
            return Base64.getEncoder().encodeToString(MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException missing) {
            throw new IllegalStateException("Every JDK has SHA-256", missing);
        }
    }

    /** Returns the document. The style is the only text that is not escaped, because it is a constant. */
    static byte[] document(String language, String title, List<Markup> body) {
        var head = List.<Markup>of(
                Markup.of("meta").with("charset", "utf-8"),
                Markup.of("meta").with("name", "viewport").with("content", "width=device-width, initial-scale=1"),
                Markup.of("title", Markup.text(title)));
        var html = new StringBuilder("<!doctype html>").append("<html lang=\"").append(language).append("\"><head>");
        head.forEach(part -> html.append(part.html()));
        html.append("<style>").append(STYLE).append("</style></head><body>").append(Markup.of("main", body).html())
                .append("</body></html>");
        return html.toString().getBytes(StandardCharsets.UTF_8);
    }
}
