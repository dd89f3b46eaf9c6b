/// Tests of tuning help.
@NullMarked
package org.cellstation.station.tuning.service;

import org.jspecify.annotations.NullMarked;
