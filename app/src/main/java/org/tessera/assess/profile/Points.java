package org.tessera.assess.profile;

/** Points earned of the most there could be. */
record Points(int earned, int most) {
    Points plus(Points other) {
        return new Points(earned + other.earned, most + other.most);
    }
}
