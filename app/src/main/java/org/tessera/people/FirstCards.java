package org.tessera.people;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import org.tessera.platform.Caller;
import org.tessera.platform.OrganisationId;
import org.tessera.platform.Page;
import org.tessera.platform.PersonId;
import org.tessera.platform.Screen;

/**
 * Sign-in cards for a whole class on sheets of A4. Only for people who never came in: then there is nothing yet that a
 * stranger with the card could find, so one person alone may print them, and once more when the printer failed. Whoever
 * came in before gets a new card by two people together, as on their own page.
 */
@Component
public class FirstCards {
    /**
     * Cards that were made just now; their secrets can't be read again.
     *
     * @param cards one for each person who never came in
     * @param leftOut the names of those who have a way in already
     */
    public record Sheet(List<PrintedCard> cards, List<String> leftOut) {
        /** The page to print. @param back where to go on afterwards */
        public Page page(Screen screen, String back) {
            return Page.of((html, plain) -> JtecardsGenerated.render(html, plain, screen, this, back));
        }
    }

    private final Standing standing;
    private final Cards cards;
    private final Passkeys passkeys;
    private final SignInLinks links;
    private final People people;
    private final Organisations organisations;

    FirstCards(
            Standing standing,
            Cards cards,
            Passkeys passkeys,
            SignInLinks links,
            People people,
            Organisations organisations) {
        this.standing = standing;
        this.cards = cards;
        this.passkeys = passkeys;
        this.links = links;
        this.people = people;
        this.organisations = organisations;
    }

    /** Whether a person ever came in, by card, passkey or link. */
    public boolean cameIn(PersonId person) {
        return cards.opened(person) || !passkeys.of(person).isEmpty() || links.used(person);
    }

    /**
     * Makes a card for each of these people who never came in; cards that were made for them before end.
     *
     * @param by may let these people in: an educator learners of their school, an administrator their own people
     */
    @Transactional
    public Sheet print(Caller by, OrganisationId organisation, List<PersonId> holders) {
        var name = organisations.of(organisation).legalName();
        var printed = new ArrayList<PrintedCard>();
        var leftOut = new ArrayList<String>();
        for (PersonId holder : holders) {
            var holdersName = people.of(holder).fullName();
            if (cameIn(holder) || !standing.mayLetIn(by, organisation, holder)) leftOut.add(holdersName);
            else printed.add(new PrintedCard(cards.issue(holder, Optional.of(by.person())), holdersName, name));
        }
        return new Sheet(List.copyOf(printed), List.copyOf(leftOut));
    }
}
