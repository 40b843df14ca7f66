package io.perennial.api.fuzz;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.List;
import java.util.Random;

/** Values that programs seldom expect. */
record Odd(Random dice) {
    /** Stands for half of a surrogate pair, which no JSON library writes. */
    static final String LONE = "half-of-a-pair";

    private static final JsonNodeFactory JSON = new ObjectMapper().getNodeFactory();

    private static final List<String> TEXTS = List.of(
            "", " ", "\u0000", "a\u0000b", "\t\r\n", LONE, "\uFEFF", "\u202Eabc", "é", "e\u0301", "密码", "💥", "👩‍👩‍👧‍👦", "İ", "ß", "ǅ",
            "null", "true", "NaN", "-0", "1e999", "0x10", "٣", "9999-12-31", "0000-00-00", "2026-02-30", "-9999-01-01", "+292278994-08-17",
            "2026-13-01T25:61:61Z", "2026-01-01T00:00:00+99:99", "P999999999Y", "PT0S", "P-1M", "Europe/Nowhere", "ZZZ", "XXX", "EUR",
            "zh-Hant", "x-private", "acct_00000000000000000000000000", "acct_7zzzzzzzzzzzzzzzzzzzzzzzzz", "acct_8zzzzzzzzzzzzzzzzzzzzzzzzz",
            "../../etc/passwd", "a/b", "a\\b", "a;b", "a#b", "a?b", "a%00b", "%zz", "' or 1=1 --", "{accounts.account}", ":tenant", "${x}",
            "#{x}", "<script>", "\"", "'", "*", "-", "--", "2026-Q5", "2026-Q1", "name", "-name", "account.name", "12.50",
            "1234567890123456",
            "-0.0000001", "[]", "{}", "\u2028");

    private static final List<BigDecimal> NUMBERS = List.of(
            BigDecimal.ZERO, BigDecimal.ONE.negate(), new BigDecimal("0.1"), new BigDecimal("1e-400"), new BigDecimal("1e400"),
            new BigDecimal("2147483648"), new BigDecimal("-2147483649"), new BigDecimal("9223372036854775807"),
            new BigDecimal("9223372036854775808"), new BigDecimal("1.0000000000000000000000000001"),
            new BigDecimal(BigInteger.TEN.pow(90)), new BigDecimal("4294967296"), new BigDecimal("255"), new BigDecimal("10001"));

    <T> T one(List<T> choice) {
        return choice.get(dice.nextInt(choice.size()));
    }

    boolean once(int in) {
        return dice.nextInt(in) == 0;
    }

    String text() {
        return switch (dice.nextInt(8)) {
            case 0 -> one(TEXTS).repeat(1 + dice.nextInt(400));
            case 1 -> one(TEXTS) + one(TEXTS);
            case 2 -> letters(1 + dice.nextInt(60));
            default -> one(TEXTS);
        };
    }

    private String letters(int many) {
        var text = new StringBuilder();
        for (int at = 0; at < many; at++) text.appendCodePoint(letter());
        return text.toString();
    }

    private int letter() {
        var letter = dice.nextBoolean() ? dice.nextInt(0x250) : dice.nextInt(0x2ffff);
        return letter >= 0xd800 && letter < 0xe000 ? 'x' : letter;
    }

    JsonNode value() {
        return switch (dice.nextInt(9)) {
            case 0 -> JSON.nullNode();
            case 1 -> JSON.booleanNode(dice.nextBoolean());
            case 2, 3 -> JSON.numberNode(one(NUMBERS));
            case 4 -> JSON.arrayNode().add(once(2) ? value() : JSON.nullNode());
            case 5 -> JSON.objectNode().set(text(), value());
            case 6 -> nested(1 + dice.nextInt(40));
            default -> JSON.textNode(text());
        };
    }

    private JsonNode nested(int deep) {
        JsonNode value = JSON.arrayNode();
        for (int level = 0; level < deep; level++)
            value = dice.nextBoolean() ? JSON.arrayNode().add(value) : JSON.objectNode().set("x", value);
        return value;
    }

    /** Writes a body, with half surrogate pairs where they are wanted. */
    static String written(JsonNode body) {
        return body.toString().replace(LONE, "\\ud800");
    }
}
