package io.perennial.surveys.asking;

/** Says if a wave asks. */
enum WaveState {
    DRAFT, OPEN, CLOSED
}
