package org.cellstation.simulator;

import java.util.Optional;
import org.cellstation.simulator.chemistry.Medium;
import org.cellstation.simulator.chemistry.Species;
import org.cellstation.simulator.culture.CultureMedia;
import org.cellstation.simulator.culture.CultureMedium;
import org.cellstation.simulator.culture.Treatment;
import org.cellstation.simulator.plant.Plant;
import org.cellstation.simulator.plant.Suspension;
import org.cellstation.simulator.vessel.Footing;

/// What becomes of a material that an operator connects or adds, by the words on its label.
final class Connections {
  private static final String MEDIUM = "medium";
  private static final String DIRECTING_MEDIUM = "medium of stage";
  private static final String CELLS = "cell bag";
  private static final String REAGENT = "activation reagent";
  private static final String VECTOR = "vector";
  private static final String CARRIERS = "further carriers";

  private final Plant plant;
  private final CultureMedium usual;

  /// @param usual medium of these cells
  Connections(Plant plant, CultureMedium usual) {
    this.plant = plant;
    this.usual = usual;
  }

  /// A reagent or vector that is named before there are cells is at hand only, and the line brings
  /// the cells first; they rest until the reagent comes. What is not known here leaves everything
  /// as it is.
  void connect(String material) {
    if (material.startsWith(DIRECTING_MEDIUM)) {
      plant.connectFeed(CultureMedia.STEM, 1);
      return;
    }
    Optional<CultureMedium> named = medium(material);
    if (named.isPresent()) {
      plant.connectFeed(named.get(), 0);
      return;
    }
    boolean inhabited = plant.inventory(Species.VIABLE) > 0;
    switch (material) {
      case CELLS -> plant.connectInoculum(plant.settings().inoculum());
      case REAGENT -> {
        if (inhabited) {
          plant.connectInoculum(Suspension.reagent(liquid()));
        } else {
          plant.treat(new Treatment.Resting());
        }
      }
      case VECTOR -> {
        if (inhabited) {
          plant.connectInoculum(Suspension.vector(liquid()));
        }
      }
      case CARRIERS -> {
        Footing more = Footing.of(plant.vessel());
        if (!more.stays()) {
          plant.treat(new Treatment.Carriers(more.squareCentimetres()));
        }
      }
      default -> {
        // Bags for waste and harvest, buffers, papers.
      }
    }
  }

  private Medium liquid() {
    return usual.composition();
  }

  /// `medium`, or the name of one beside that word.
  private Optional<CultureMedium> medium(String material) {
    if (material.equals(MEDIUM)) {
      return Optional.of(usual);
    }
    if (material.endsWith(" " + MEDIUM)) {
      return CultureMedia.named(material.substring(0, material.length() - MEDIUM.length() - 1));
    }
    return material.startsWith(MEDIUM + " ")
        ? CultureMedia.named(material.substring(MEDIUM.length() + 1))
        : CultureMedia.named(material);
  }
}
