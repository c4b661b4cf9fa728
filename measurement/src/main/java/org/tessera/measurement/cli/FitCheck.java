package org.tessera.measurement.cli;

import static org.tessera.measurement.cli.Reference.map;

import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.tessera.measurement.Responses;
import org.tessera.measurement.irt.Calibration;

/** Fit statistics with the reference's keys. */
final class FitCheck {

    private FitCheck() {}

    static Map<String, @Nullable Object> m2(Calibration calibration, Responses responses) {
        return map();
    }
}
