package io.perennial.surveys.questions;

/** Says what may be answered to a question. */
public enum QuestionKind {
    SCALE_0_10(0, 10),
    SCALE_1_5(1, 5),
    SCALE_1_7(1, 7),
    SINGLE,
    MULTIPLE,
    RANKING,
    TEXT,
    MATRIX;

    private final int least;
    private final int most;

    QuestionKind() {
        this(0, 0);
    }

    QuestionKind(int least, int most) {
        this.least = least;
        this.most = most;
    }

    /** Returns the lowest value of a scale. */
    public int least() {
        return least;
    }

    /** Returns the highest value of a scale. */
    public int most() {
        return most;
    }

    public boolean isScale() {
        return most > 0;
    }

    /** Returns true if it has choices, or a matrix of them. */
    boolean hasChoices() {
        return !isScale() && this != TEXT;
    }
}
