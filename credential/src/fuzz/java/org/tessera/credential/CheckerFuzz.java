package org.tessera.credential;

import com.code_intelligence.jazzer.junit.FuzzTest;

/** Every reader under a fuzzer that watches which branches a file reaches. */
class CheckerFuzz {

    @FuzzTest(maxDuration = "10m")
    void noReaderIsEverSurprised(byte[] file) {
        Readers.feed(file);
    }
}
