package org.tessera.measurement.cli;

import static org.tessera.measurement.cli.Reference.map;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.tessera.measurement.Table;
import org.tessera.measurement.irt.Calibration;
import org.tessera.measurement.irt.Model;
import org.tessera.measurement.irt.Settings;
import org.tessera.measurement.numeric.Moments;

/** Large simulated calibrations (sim_NxK.csv) against the estimates beside them (mirt_NxK_items.csv). */
final class SpeedCheck {

    private static final Pattern ESTIMATES = Pattern.compile("mirt_(\\d+x\\d+)_items\\.csv");

    private SpeedCheck() {}

    /** Estimates that have their data beside them, as reference files. */
    static List<Reference> references(Path directory) {
        try (var files = Files.list(directory)) {
            return files.map(file -> ESTIMATES.matcher(file.getFileName().toString()))
                    .filter(java.util.regex.Matcher::matches)
                    .map(matcher -> matcher.group(1))
                    .filter(size -> data(directory, size) != null)
                    .sorted()
                    .map(size -> new Reference(directory, "speed_" + size, expected()))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static @Nullable Path data(Path directory, String size) {
        for (var ending : List.of(".csv", ".csv.gz")) {
            var file = directory.resolve("sim_" + size + ending);
            if (Files.exists(file)) return file;
        }
        return null;
    }

    private static Map<String, @Nullable Object> expected() {
        var out = map();
        out.put("correlation_a", 1.0);
        out.put("correlation_b", 1.0);
        return out;
    }

    static @Nullable Object calibrate(Reference reference) {
        var size = reference.name().substring("speed_".length());
        var file = data(reference.directory(), size);
        if (file == null) return map();
        var data = Table.read(file);
        var settings = Settings.of(Model.TWO_PL).with(Settings.Errors.NONE).withMinimum(2, 1);
        var calibration = Calibration.of(data.responses(data.header()), Model.TWO_PL, settings)
                .orThrow();
        var estimates = reference.table("mirt_" + size + "_items.csv");
        var a = calibration.curves().stream().mapToDouble(item -> item.a()).toArray();
        var b = calibration.curves().stream()
                .mapToDouble(item -> item.difficulties()[0])
                .toArray();
        var out = map();
        out.put("logLik", calibration.logLikelihood());
        out.put("iterations", calibration.iterations());
        out.put("correlation_a", Moments.correlation(a, estimates.numbers("a")));
        out.put("correlation_b", Moments.correlation(b, estimates.numbers("b")));
        return out;
    }
}
