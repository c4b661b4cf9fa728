package org.tessera.design;

import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Timestamp;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.context.event.ApplicationStartedEvent;
import org.springframework.context.event.EventListener;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;
import org.tessera.platform.Problem;
import org.tessera.platform.Settings;

/**
 * The published course packs. A pack is stored with all its files as one version under its SHA-256 and never changes;
 * the newest version of a course is the current one, the older ones stay for those who began with them.
 */
@Component
public class CoursePacks {
    private static final Logger LOG = LoggerFactory.getLogger(CoursePacks.class);
    private final JdbcClient jdbc;
    private final TransactionTemplate transaction;
    private final Clock clock;
    private final Settings settings;
    private final Map<String, CoursePack> read = new ConcurrentHashMap<>();

    CoursePacks(JdbcClient jdbc, TransactionTemplate transaction, Clock clock, Settings settings) {
        this.jdbc = jdbc;
        this.transaction = transaction;
        this.clock = clock;
        this.settings = settings;
    }

    /** The current version of every course, by id. */
    public List<CoursePack> all() {
        return jdbc.sql("""
                select distinct on (id) hash
                  from design.course_pack
                 order by id, published_at desc
                """).query(String.class).list().stream()
                .map(this::stored)
                .toList();
    }

    /** The version that learners who begin today get. */
    public Optional<CoursePack> current(String id) {
        return jdbc.sql("""
                select hash
                  from design.course_pack
                 where id = :id
                 order by published_at desc
                 limit 1
                """).param("id", id).query(String.class).optional().map(this::stored);
    }

    /** The version with this SHA-256. */
    public Optional<CoursePack> version(String hash) {
        return read.containsKey(hash) || isPublished(hash) ? Optional.of(stored(hash)) : Optional.empty();
    }

    private boolean isPublished(String hash) {
        return jdbc.sql("select exists (select 1 from design.course_pack where hash = :hash)")
                .param("hash", hash)
                .query(Boolean.class)
                .single();
    }

    /**
     * A file of a version, such as a picture or a recording.
     *
     * @param path inside the pack, for example {@code pictures/phone.svg}
     */
    public Optional<byte[]> file(String hash, String path) {
        return jdbc.sql("select content from design.course_pack_file where hash = :hash and path = :path")
                .param("hash", hash)
                .param("path", path)
                .query(byte[].class)
                .optional();
    }

    /** Whether a version has a file. */
    public boolean has(String hash, String path) {
        return jdbc.sql("select exists (select 1 from design.course_pack_file where hash = :hash and path = :path)")
                .param("hash", hash)
                .param("path", path)
                .query(Boolean.class)
                .single();
    }

    /**
     * Publishes the pack in a folder, unless the same files are published already.
     *
     * @throws RefusedPack when something in it has to be mended, or when other files were published under its version
     */
    public CoursePack load(Path folder) {
        var files = PackFiles.read(folder);
        return version(files.hash()).orElseGet(() -> publish(folder, files));
    }

    /**
     * A version as one signed ZIP for other providers; the same version gives the same ZIP.
     *
     * @throws org.tessera.platform.Problem 404 when no such version is published
     */
    public byte[] export(String hash, PublisherKey key) {
        var pack = version(hash).orElseThrow(Problem::notFound);
        return PackBundle.seal(pack, files(hash), key);
    }

    /**
     * Publishes the pack of a signed ZIP, unless it is published already. It keeps its hash.
     *
     * @param name how the person who brought it calls the file, for messages
     * @param trusted whose signatures count
     * @throws RefusedPack when it is not such a ZIP, its publisher is not trusted, or the pack itself is refused
     */
    public CoursePack load(String name, byte[] zip, List<Publisher> trusted) {
        try {
            var opened = PackBundle.open(zip, trusted);
            var files = opened.files();
            var from = "publisher:" + opened.publisher().fingerprint();
            return version(files.hash()).orElseGet(() -> publish(name, files, Optional.empty(), from));
        } catch (PackBundle.Refused refused) {
            throw new RefusedPack(List.of(new Complaint(name, 1, String.valueOf(refused.getMessage()))));
        }
    }

    private CoursePack publish(Path folder, PackFiles files) {
        return publish(folder.toString(), files, ContentCheck.specified(folder), "content");
    }

    /**
     * Publishes these files. With a transaction open, it is done in it.
     *
     * @param from whence they came: {@code content}, {@code publisher:<fingerprint>} or {@code draft:<id>}
     */
    public CoursePack publish(String name, PackFiles files, Optional<List<String>> specified, String from) {
        var result = PackReader.read(name, files, specified);
        var pack = result.pack().orElseThrow(() -> new RefusedPack(result.complaints()));
        transaction.executeWithoutResult(status -> store(name, pack, files, from));
        return pack;
    }

    @EventListener(ApplicationStartedEvent.class)
    void loadContent() {
        var programmes = settings.content().resolve("programmes");
        if (!Files.isDirectory(programmes)) return;
        for (Path folder : ContentCheck.packs(programmes)) {
            try {
                // What is published is read when somebody opens it: a start should not get slower with every course.
                var files = PackFiles.read(folder);
                if (!isPublished(files.hash())) publish(folder, files);
            } catch (RefusedPack refused) {
                LOG.warn("The course in {} is not published: {}", folder, refused.getMessage());
            }
        }
    }

    private void store(String name, CoursePack pack, PackFiles files, String from) {
        int rows = jdbc.sql("""
                insert into design.course_pack (hash, id, version, published_at)
                values (:hash, :id, :version, :at)
                on conflict (id, version) do nothing
                """)
                .param("hash", pack.hash())
                .param("id", pack.id())
                .param("version", pack.version())
                .param("at", Timestamp.from(clock.instant()))
                .update();
        if (rows == 0) {
            if (version(pack.hash()).isPresent()) return; // another node was faster
            throw new RefusedPack(List.of(new Complaint(
                    name + "/pack.yaml",
                    1,
                    "version " + pack.version() + " of " + pack.id()
                            + " is published with other content: what is published never changes, raise the version")));
        }
        files.files()
                .forEach((path, content) -> jdbc.sql("""
                insert into design.course_pack_file (hash, path, content)
                values (:hash, :path, :content)
                """)
                        .param("hash", pack.hash())
                        .param("path", path)
                        .param("content", content)
                        .update());
        jdbc.sql("insert into design.course_pack_origin (hash, origin) values (:hash, :origin)")
                .param("hash", pack.hash())
                .param("origin", from)
                .update();
    }

    /** All files of a version; none when there is no such version. */
    public PackFiles files(String hash) {
        var files = new TreeMap<String, byte[]>();
        jdbc.sql("select path, content from design.course_pack_file where hash = :hash")
                .param("hash", hash)
                .query((row, number) -> files.put(row.getString("path"), row.getBytes("content")))
                .list();
        return new PackFiles(files);
    }

    private CoursePack stored(String hash) {
        return read.computeIfAbsent(hash, h -> {
            // What was published was whole by the rules of its day; today's rules do not take a course from a learner.
            return PackReader.readPublished(h, files(h));
        });
    }
}
