package org.tessera.assess;

import java.io.IOException;
import java.nio.file.Files;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import org.tessera.platform.LocalPostgres;

/**
 * Compares what the bots' files say was acknowledged with what stands in the database, past the application: by JDBC alone,
 * as the owner.
 *
 * @param acknowledged changes in the files
 * @param lost of them not in the database, or with another answer there
 * @param duplicated in the database under more keys than were acknowledged
 * @param stale slots whose current answer is not the last acknowledged one
 */
record Judge(int acknowledged, int lost, int duplicated, int stale) {
    static Judge of(LocalPostgres database, List<AnsweringBot> bots) throws SQLException, IOException {
        try (var connection =
                DriverManager.getConnection(database.jdbcUrl(), database.username(), database.password())) {
            int acknowledged = 0;
            int lost = 0;
            int duplicated = 0;
            int stale = 0;
            for (AnsweringBot bot : bots) {
                var file = Files.exists(bot.file()) ? Files.readAllLines(bot.file()) : List.<String>of();
                var stored = lines(
                        connection,
                        "select key || E'\\t' || slot || E'\\t' || answer from assess.answer_event where sitting = ?",
                        bot);
                acknowledged += file.size();
                var missing = new HashSet<>(file);
                missing.removeAll(new HashSet<>(stored));
                lost += missing.size();
                duplicated += Math.max(0, stored.size() - file.size());
                var last = new HashMap<String, String>();
                file.forEach(line -> last.put(line.split("\t")[1], line.split("\t")[2]));
                var current = new HashMap<String, String>();
                lines(connection, "select slot || E'\\t' || answer from assess.answer_current where sitting = ?", bot)
                        .forEach(line -> current.put(line.split("\t")[0], line.split("\t")[1]));
                stale += (int) last.entrySet().stream()
                        .filter((Map.Entry<String, String> e) -> !e.getValue().equals(current.get(e.getKey())))
                        .count();
            }
            return new Judge(acknowledged, lost, duplicated, stale);
        }
    }

    boolean sound() {
        return lost == 0 && duplicated == 0 && stale == 0;
    }

    private static List<String> lines(Connection connection, String sql, AnsweringBot bot) throws SQLException {
        var lines = new ArrayList<String>();
        try (var statement = connection.prepareStatement(sql)) {
            statement.setObject(1, bot.sitting().value());
            try (var rows = statement.executeQuery()) {
                while (rows.next()) lines.add(rows.getString(1));
            }
        }
        return lines;
    }

    @Override
    public String toString() {
        return "acked=" + acknowledged + " lost=" + lost + " duplicated=" + duplicated + " stale=" + stale;
    }
}
