package org.tessera.assess;

import java.util.Optional;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import org.tessera.platform.OrganisationId;
import org.tessera.platform.PersonId;
import org.tessera.platform.Problem;
import org.tessera.platform.Yaml;

/** Certification bodies load their own confidential items and tasks here; what is public already is refused. */
@Component
public class Banks {
    private static final String CONFIDENTIAL = "confidential";
    private final ItemBank bank;
    private final Training training;
    private final UniformFile uniform;

    Banks(ItemBank bank, Training training, UniformFile uniform) {
        this.uniform = uniform;
        this.bank = bank;
        this.training = training;
    }

    /**
     * Loads an {@code items.yaml} and freezes its form, all or nothing. The same file again changes nothing.
     *
     * @return whether it was new
     * @throws Yaml.Unreadable naming the place in the file and what is wrong there, also where its form deviates from the
     *     format of its programme or brings a cut of its own
     * @throws Problem 422 {@code assess.problem.not-confidential} for a file that is marked as a public sample, or
     *     {@code assess.problem.public-items} when questions of it lie open as public samples
     */
    @Transactional
    public boolean loadItems(String name, String text, OrganisationId owner, Optional<PersonId> by) {
        var pack = ItemPack.read(name, text);
        requireConfidential(pack);
        uniform.require(name, pack);
        return bank.store(pack, Optional.of(owner), by);
    }

    /** Stores what was read, whatever its form. */
    @Transactional
    boolean store(ItemPack pack, OrganisationId owner, Optional<PersonId> by) {
        requireConfidential(pack);
        return bank.store(pack, Optional.of(owner), by);
    }

    /**
     * Loads a {@code task.yaml}.
     *
     * @return whether it was new
     * @throws Yaml.Unreadable naming the place in the file and what is wrong there
     * @throws Problem 422 {@code assess.problem.not-confidential}
     */
    @Transactional
    public boolean loadTask(String name, String text, OrganisationId owner) {
        var task = WorkTask.read(name, text);
        if (!task.use().equals(CONFIDENTIAL)) throw refused("assess.problem.not-confidential");
        uniform.require(name, task);
        return bank.store(task, Optional.of(owner));
    }

    /**
     * Loads a {@code training.yaml}: texts with agreed marks, for the newest version of one of the body's tasks.
     *
     * @return whether any text was new
     * @throws Yaml.Unreadable naming the place in the file and what is wrong there
     * @throws Problem 422 {@code assess.problem.not-confidential} or {@code assess.problem.training-without-task}
     */
    @Transactional
    public boolean loadTraining(String name, String text, OrganisationId owner) {
        var trained = Trained.read(name, text);
        if (!trained.use().equals(CONFIDENTIAL)) throw refused("assess.problem.not-confidential");
        return training.store(trained, Optional.of(owner));
    }

    private void requireConfidential(ItemPack pack) {
        if (!pack.use().equals(CONFIDENTIAL)) throw refused("assess.problem.not-confidential");
        var open = bank.publicAlready(pack);
        if (!open.isEmpty()) throw refused("assess.problem.public-items", String.join(", ", open));
    }

    private static Problem refused(String key, Object... arguments) {
        return Problem.of(HttpStatus.UNPROCESSABLE_CONTENT, key, arguments);
    }
}
