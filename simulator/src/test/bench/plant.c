/* The rocking bag with T cells of the simulator, line by line in C, to measure the Java against.
 *
 *   plant DAYS STEP_SECONDS
 *
 * prints: seconds taken, viable 1e6/mL, glucose mM, pH, litres. The course is that of PlantBenchmark. */
#define _GNU_SOURCE
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

enum { VIABLE, DEAD, GLC, GLN, LAC, AMM, SID, TIC, PHO, HEP, OXY, OTH, ANT, DIRECTING, COUNT };
enum { OWN = 6, STATES = 10 };

#define VM 0.02545
#define STD 101.325
#define GASC (VM * STD)
#define MLMIN (1000 * VM / 60)
#define RELIEF (20000 / MLMIN)
#define LN10 2.302585092994046
#define ROOM 21.0
#define WATER 4186.0
#define AIR_O2 0.2095
#define AIR_CO2 0.0004

static double clampd(double x, double lo, double hi) { return x < lo ? lo : x > hi ? hi : x; }
static double vapour_of(double t) { return 0.61094 * exp(17.625 * t / (t + 243.04)); }
static double o2_of(double t) { return 0.01056 * 0.89 * exp(-0.0153 * (t - 37)); }
static double co2_of(double t) { return 0.0307 / 0.1333224 * exp(-0.027 * (t - 37)); }
static double p10(double x) { return exp(x * LN10); }

/* Charge balance. */
static double k1, k1k2, proton, dissolved, gain, charge, slope, acidity;
static double pk_water, pk_pho_inv, pk_hep_inv, h_most, h_least;

static void charges_temperature(double t) {
  double pk = 6.1 - 0.005 * (t - 37);
  k1 = p10(-pk);
  k1k2 = p10(-pk - 10.1);
}

static void evaluate(double h, double strong, double carbon, double pho, double hep) {
  double inverse = 1 / h, u = k1 * inverse, w = k1k2 * inverse * inverse, part = 1 / (1 + u + w);
  double per = (u + 2 * w) * part;
  double pl = 1 / (1 + h * pk_pho_inv), hl = 1 / (1 + h * pk_hep_inv);
  double protons = 1e3 * h, hydroxyl = 1e3 * pk_water * inverse;
  charge = strong + protons - hydroxyl - carbon * per - pho * pl - hep * hl;
  slope = protons + hydroxyl + carbon * (u + 4 * w + u * w) * part * part + pho * pl * (1 - pl) + hep * hl * (1 - hl);
  acidity = per;
  dissolved = carbon * part;
  gain = part + dissolved * per * per / slope;
}

static void solve(const double *c) {
  double strong = c[SID] + c[AMM] - c[LAC], h = proton;
  for (int i = 0; i < 20; i++) {
    evaluate(h, strong, c[TIC], c[PHO], c[HEP]);
    double step = charge / slope;
    if (fabs(step) < 1e-6) {
      dissolved -= dissolved * acidity * step;
      proton = h - h * step;
      return;
    }
    if (fabs(step) > 1) step = copysign(1, step);
    h *= (2 - step) / (2 + step);
    if (!(h >= h_least && h <= h_most)) h = clampd(h, h_least, h_most);
  }
  fprintf(stderr, "no pH\n");
  exit(1);
}

static double ph(void) { return -log(proton) / LN10; }

static double osmolality(const double *c) {
  return c[OTH] + c[GLC] + c[GLN] + c[LAC] + c[AMM] + c[TIC] + c[PHO] + c[HEP];
}

static void compose(double *c, double lac, double amm, double viable, double dead, double oxygen) {
  double bic = 36, co2 = 1.0943, h = k1 * co2 / bic;
  memset(c, 0, COUNT * sizeof *c);
  c[VIABLE] = viable; c[DEAD] = dead; c[GLC] = 24; c[GLN] = 4; c[LAC] = lac; c[AMM] = amm;
  c[SID] = bic + 2 * bic * (k1k2 / k1) / h + 1e3 * pk_water / h - 1e3 * h + 5.6 / (1 + h * pk_pho_inv) +
           15 / (1 + h * pk_hep_inv) + lac - amm;
  c[TIC] = co2 + bic * (1 + (k1k2 / k1) / h);
  c[PHO] = 5.6; c[HEP] = 15; c[OXY] = oxygen;
  double sum = osmolality(c);
  c[OTH] = 290 > sum ? 290 - sum : 0;
}

/* Liquid, plume, ledger. */
static double c[COUNT], litres, plume[COUNT], plume_litres;
static double in[COUNT], out[COUNT], made[COUNT], before[COUNT];
static double litres_in, litres_out, evaporated, heat_in, heat_out, supplied[3], vented_[3], o2_dis, co2_dis;

static double total(void) { return litres + plume_litres; }

static double pad = ROOM, liquid = ROOM, watts, heat_supplied, heat_lost;

static void bring(const double *comp, double volume, double celsius) {
  if (volume <= 0) return;
  liquid += (celsius - liquid) * volume * WATER / ((total() + volume) * WATER + 200);
  litres_in += volume;
  heat_in += volume * WATER * celsius;
  for (int i = 0; i < COUNT; i++) in[i] += comp[i] * volume;
  plume_litres += volume;
  for (int i = 0; i < COUNT; i++) plume[i] += comp[i] * volume;
}

static void mix_in(double share) {
  if (plume_litres <= 0) return;
  if (litres < plume_litres) share = 1;
  double part = plume_litres < 1e-9 ? 1 : share, volume = plume_litres * part;
  double per = 1 / plume_litres, rest = 1 - part;
  if (volume > 0) {
    litres += volume;
    double p = volume / litres;
    for (int i = 0; i < COUNT; i++) c[i] += (plume[i] * per - c[i]) * p;
  }
  plume_litres -= volume;
  for (int i = 0; i < COUNT; i++) plume[i] *= rest;
}

static double drawable(double wanted) { return clampd(wanted, 0, fmax(0, litres - 0.0005)); }

static void taken(double volume, double passed) {
  litres_out += volume;
  heat_out += volume * WATER * liquid;
  for (int i = 0; i < COUNT; i++) out[i] += c[i] * volume * (i <= DEAD ? passed : 1);
}

/* Gas. */
static double n_o2, n_co2, n_n2, per_mole, gauge, vented, taken_gas;
static double g_hours, g_o2, g_co2, g_n2, g_kept, g_dry, g_cond, g_response;

static double leaving(double all) {
  double over = all * per_mole - g_dry, p = over * g_response;
  if (p > 7) {
    p = (over + g_hours * RELIEF * per_mole * 7) / (1 + g_hours * (g_cond + RELIEF) * per_mole);
    return g_cond * p + RELIEF * (p - 7);
  }
  return g_cond * p;
}

static void gas_supply(double hours, double o2, double co2, double n2, double space, double dry, double exhaust) {
  g_hours = hours; g_o2 = o2; g_co2 = co2; g_n2 = n2;
  per_mole = GASC / space; g_dry = dry; g_cond = exhaust / MLMIN; g_response = 1 / (1 + hours * g_cond * per_mole);
  double all = n_o2 + n_co2 + n_n2 + hours * (o2 + co2 + n2 - taken_gas);
  double o = hours * leaving(all);
  g_kept = o <= 0 ? 1 : o < all ? (all - o) / all : 0;
}

static void gas_settle(double o2, double co2) {
  taken_gas = o2 + co2;
  n_o2 += g_hours * (g_o2 - o2);
  n_co2 += g_hours * (g_co2 - co2);
  n_n2 += g_hours * g_n2;
  double all = n_o2 + n_co2 + n_n2;
  vented = leaving(all);
  if (vented >= 0) {
    double left = 1 - g_hours * vented / all;
    n_o2 *= left; n_co2 *= left; n_n2 *= left;
  } else {
    double drawn = -g_hours * vented;
    n_o2 += drawn * AIR_O2; n_co2 += drawn * AIR_CO2; n_n2 += drawn * (1 - AIR_O2 - AIR_CO2);
  }
  gauge = (n_o2 + n_co2 + n_n2) * per_mole - g_dry;
}

/* T cells. */
static double own[4], ys[STATES], s1[STATES], s2[STATES], mid[STATES];
static double stimulated = -1, growth, demand, temperature = NAN, acid = NAN, salinity = NAN;
static double f_t = 1, f_turn = 1, f_ph = 1, f_osm = 1, shear_death;

static double bell(double off, double spread) { double p = off / spread; return exp(-p * p); }

static void environment(double t, double p, double osm, double kolmogorov) {
  if (!(fabs(t - temperature) <= 0.0005)) {
    temperature = t; f_t = bell(t - 37, 3.1); f_turn = exp(log(2) / 10 * (t - 37));
  }
  if (!(fabs(p - acid) <= 0.00005)) { acid = p; f_ph = bell(p - 7.2, 0.45); }
  if (!(fabs(osm - salinity) <= 0.01)) { salinity = osm; f_osm = bell(osm - 290, 110); }
  double r = 30 / kolmogorov;
  shear_death = fmax(0, r * r * r * r - 1) * 0.01;
}

static void slopes(const double *s, double oxygen, double ahead, double *o) {
  double age = fmax(0, stimulated + ahead), stimulus = stimulated >= 0 && age < 72 ? 1 : 0, carriers = s[8];
  double v = s[0], glc = s[2], gln = s[3], lac = s[4], amm = s[5];
  double li = lac / 43, ai = amm / 6;
  double mu = 0.060 * s[7] * (1 - 0.03 * carriers) * glc / (0.5 + glc) * gln / (0.05 + gln) * oxygen / (0.006 + oxygen) /
              (1 + li * li * li) / (1 + ai * ai) * f_t * f_ph * f_osm;
  double l = lac / 45, l4 = l * l * l * l, st = 0.15 * 0.15;
  double burning = glc < 1 ? (1 - glc) * lac / (1 + lac) * oxygen / (0.006 + oxygen) : 0;
  double death = 0.0010 + 0.010 * l4 / (1 + l4) + 0.0 * l / (1 + l) * amm / (1 + amm) + 0.03 * st / (st + glc * glc) * (1 - burning / (1 + li * li * li)) +
                 0.03 * 0.0005 / (0.0005 + oxygen) + shear_death + (age < 36 ? 0.0015 : 0);
  double qg = (mu / 1.0 + 0.045 * f_turn) * glc / (0.1 + glc);
  double qq = mu / 2.2 * gln / (0.02 + gln) + 0.004 * f_turn * gln / (0.02 + gln);
  double ql = 0.010 * f_turn * burning;
  o[0] = (mu - death) * v;
  o[1] = death * v - 0.012 * s[1];
  o[2] = -qg * v;
  o[3] = -qq * v - 0.0045 * gln;
  o[4] = (1.75 * qg - ql) * v;
  o[5] = 0.8 * qq * v + 0.0045 * gln;
  growth = mu;
  demand = (0.0117 * f_turn + (0.020 - 0.0117) * mu / 0.060) * v;
  o[6] = stimulus > s[6] ? (stimulus - s[6]) / 9.5 : (stimulus - s[6]) / 140;
  o[7] = (s[6] - s[7]) / 9.5;
  o[8] = -0.03 * mu * carriers * (1 - carriers);
  o[9] = (carriers - s[9]) / 24;
}

static void live(double hours) {
  if (c[VIABLE] <= 0 && c[DEAD] <= 0) {
    double d = c[GLN] * -expm1(-0.0045 * hours);
    c[AMM] += d; c[GLN] -= d; growth = 0; demand = 0;
    return;
  }
  memcpy(ys, c, OWN * sizeof *c);
  memcpy(ys + OWN, own, sizeof own);
  slopes(ys, c[OXY], 0, s1);
  for (int i = 0; i < STATES; i++) mid[i] = fmax(0, ys[i] + hours * s1[i]);
  slopes(mid, c[OXY], hours, s2);
  for (int i = 0; i < OWN; i++) c[i] = fmax(0, ys[i] + hours / 2 * (s1[i] + s2[i]));
  for (int i = 0; i < 4; i++) own[i] = fmax(0, ys[OWN + i] + hours / 2 * (s1[OWN + i] + s2[OWN + i]));
  if (stimulated >= 0) stimulated += hours;
}

/* Devices. */
typedef struct {
  double hours, delivered, sine, cosine, calibrated, turn_sine, turn_cosine, mean_cosine, mean_sine;
} Pump;
typedef struct { double flow; } Valve;
static Pump feed, permeate, inoculum, harvest, base, acid_pump, antifoam, recirculation;
static Valve air, oxygen, carbon, nitrogen;
static double a_rock, a_stir, a_air, a_o2, a_co2, a_n2, a_feed, a_permeate, a_inoculum, a_harvest, a_base, a_acid,
    a_antifoam, a_recirculation, a_heater;

static void turn(Pump *p, double angle) {
  double eighth = fmod(angle, 2 * M_PI) / 8, sum = 1;
  for (int n = 16; n > 0; n -= 2) sum = 1 - sum * eighth * eighth / (n * (n + 1));
  double sine8 = eighth * sum, cosine8 = sqrt(1 - sine8 * sine8);
  double sine4 = 2 * sine8 * cosine8, cosine4 = 1 - 2 * sine8 * sine8, half = 2 * sine4 * cosine4;
  p->turn_sine = 2 * half * (1 - 2 * sine4 * sine4);
  p->turn_cosine = 1 - 2 * half * half;
  p->mean_cosine = p->turn_sine / angle;
  p->mean_sine = 2 * half * half / angle;
}

static double pulses(Pump *p, double calibrated) {
  if (calibrated != p->calibrated) { p->calibrated = calibrated; turn(p, 2 * M_PI * 3 / 60 * calibrated / 1); }
  double factor = 1 + 0.3 * (p->cosine * p->mean_cosine - p->sine * p->mean_sine);
  double s = p->sine * p->turn_cosine + p->cosine * p->turn_sine, c = p->cosine * p->turn_cosine - p->sine * p->turn_sine;
  double length = 1.5 - 0.5 * (s * s + c * c);
  p->sine = s * length;
  p->cosine = c * length;
  return factor;
}

static void pump(Pump *p, double dt, double wanted, double pressure) {
  if (wanted <= 0) { p->delivered = 0; return; }
  p->hours += dt / 3600;
  double mean = wanted * 1 * (1 - 0.10 * p->hours / (p->hours + 100)) * fmax(0, 1 - 0.00075 * pressure);
  p->delivered = mean * pulses(p, wanted * dt);
}

static void valve(Valve *v, double dt, double wanted) {
  v->flow += (wanted - v->flow) * dt / (1 + dt);
  if (wanted == 0 && v->flow < 0.01) v->flow = 0;
}

static double driven(double dt, double now, double wanted) {
  double next = now + (wanted - now) * dt / (2 + dt);
  return wanted == 0 && next < 0.01 ? 0 : next;
}

/* Plant. */
static double rock, stir, in_o2, in_co2, in_n2, since_cells = 10, since_refresh = 10, refreshed_rate = -1;
static double vapour, kla, kla_co2, dissipation, kolmogorov = INFINITY, lag, sol_o2, sol_co2, uptake, made_co2;
static double resistance = 1, tmp, foam_active, foam_ml, foam_wet;
static double refreshed_celsius = NAN, warmth, shaped, shaped_rate = -1, shaped_litres = -1;
static double feed_comp[COUNT], inoculum_comp[COUNT];

static void add_gas(double flow, double o2, double co2) {
  double all = flow / MLMIN;
  in_o2 += all * o2; in_co2 += all * co2; in_n2 += all * (1 - o2 - co2);
}

static double space(void) { return fmax(0.05, 2 - total()); }

static void refresh(void) {
  since_refresh = 0;
  double t = liquid;
  refreshed_rate = rock;
  if (!(fabs(t - refreshed_celsius) <= 0.001)) {
    refreshed_celsius = t;
    vapour = vapour_of(t);
    sol_o2 = o2_of(t); sol_co2 = co2_of(t);
    charges_temperature(t);
    warmth = pow(1.024, t - 20);
  }
  double d = 7 + 4.5 * fmin(1, own[1]);
  double dry = (c[VIABLE] + c[DEAD]) * M_PI / 6 * d * d * d * 1e-3 * 0.26;
  double visc = 1 + 3.8e-5 * dry / 0.0007;
  double film = (1 - 0.5 * foam_active / (0.02 + foam_active)) / sqrt(visc);
  if (rock != shaped_rate || !(fabs(litres - shaped_litres) <= 1e-5 * litres)) {
    shaped_rate = rock; shaped_litres = litres;
    double waves = fmax(0, (rock - 20) / 20), surface = 3.5 * pow(rock / 20, 0.753) + 59 * waves * waves * 0.75 * 0.75;
    double filling = litres <= 0 ? 4 : pow(0.5 * 2 / litres, 0.7);
    shaped = fmax(0.3, surface) * fmin(4, filling);
  }
  kla = shaped * warmth * film;
  kla_co2 = kla * 0.92;
  double r = rock / 20;
  dissipation = 0.005 * r * r * r;
  double kin = 0.0007 * visc / 1000;
  kolmogorov = dissipation > 0 ? 1e6 * sqrt(sqrt(kin * kin * kin / dissipation)) : INFINITY;
  lag = rock > 0 ? fmin(300, 8 * 20 / rock) : 300;
}

static double filter_pass(double hours, double wanted, double cells) {
  if (wanted <= 0) { tmp = 0; return 0; }
  double per = 0.04 * 3 / resistance * hours, volume = fmin(wanted, per * 80);
  tmp = volume / per;
  resistance *= 1 + 3.5e-4 * (cells * volume / 0.04);
  return volume;
}

static void step(double dt) {
  double hours = dt / 3600, scale = dt / 60000;
  rock = driven(dt, rock, a_rock); stir = driven(dt, stir, a_stir);
  valve(&air, dt, a_air); valve(&oxygen, dt, a_o2); valve(&carbon, dt, a_co2); valve(&nitrogen, dt, a_n2);
  pump(&feed, dt, a_feed, 0); pump(&permeate, dt, a_permeate, fmax(0, tmp)); pump(&inoculum, dt, a_inoculum, 0);
  pump(&harvest, dt, a_harvest, 0); pump(&base, dt, a_base, 0); pump(&acid_pump, dt, a_acid, 0);
  pump(&antifoam, dt, a_antifoam, 0); pump(&recirculation, dt, a_recirculation, 0);
  in_o2 = in_co2 = in_n2 = 0;
  add_gas(air.flow, AIR_O2, AIR_CO2); add_gas(oxygen.flow, 1, 0); add_gas(carbon.flow, 0, 1); add_gas(nitrogen.flow, 0, 0);

  bring(feed_comp, feed.delivered * scale, ROOM);
  bring(inoculum_comp, inoculum.delivered * scale, ROOM);
  if (inoculum.delivered > 0 && stimulated < 0) stimulated = 0;
  mix_in(dt / (lag + dt));
  double cells = c[VIABLE] + c[DEAD];
  if (permeate.delivered > 0) {
    double volume = filter_pass(hours, drawable(permeate.delivered * scale), cells);
    if (volume > 0) {
      taken(volume, 0);
      double left = litres - volume;
      if (left > 0) { double f = litres / left; c[VIABLE] *= f; c[DEAD] *= f; }
      litres = left;
    }
  } else {
    filter_pass(hours, 0, cells);
  }
  double leak = harvest.delivered * scale + fmax(0, total() - 2);
  if (leak > 0) { double v = drawable(leak); if (v > 0) { taken(v, 1); litres -= v; } }

  since_cells += dt; since_refresh += dt;
  if (since_refresh >= 10 || fabs(rock - refreshed_rate) > 0.2) refresh();

  double dry = STD - vapour;
  gas_supply(hours, in_o2, in_co2, in_n2, space(), dry, 2000 * (1 - foam_wet));
  supplied[0] += hours * in_o2; supplied[1] += hours * in_co2; supplied[2] += hours * in_n2;
  double was_o2 = n_o2, was_co2 = n_co2, was_n2 = n_n2;
  if (litres > 0.001) {
    double b = c[OXY], rate = demand / (0.006 + b), alone = 1 / (1 + hours * rate), dis = kla * sol_o2;
    double yielding = per_mole * g_kept * hours;
    double flux = (dis * per_mole * g_kept * (n_o2 + hours * in_o2) - kla * b * alone) /
                  (1 + dis * yielding * litres + kla * hours * alone);
    double after = (b + hours * flux) * alone;
    c[OXY] = after;
    uptake = rate * after;
    made_co2 = uptake;
    double sc = hours * litres;
    made[OXY] -= uptake * sc; made[TIC] += made_co2 * sc;
    double now = c[TIC], free = now + hours * made_co2, cd = kla_co2 * sol_co2;
    double aq = dissolved + gain * (free - now);
    double cf = (cd * per_mole * g_kept * (n_co2 + hours * in_co2) - kla_co2 * aq) /
                (1 + cd * yielding * litres + kla_co2 * gain * hours);
    double left = free + hours * cf;
    if (left < 0) { cf = -free / hours; left = 0; }
    c[TIC] = left;
    gas_settle(flux * litres, cf * litres);
    o2_dis += hours * flux * litres; co2_dis += hours * cf * litres;
    was_o2 -= hours * flux * litres; was_co2 -= hours * cf * litres;
    solve(c);
  } else {
    uptake = 0;
    gas_settle(0, 0);
  }
  vented_[0] += was_o2 + hours * in_o2 - n_o2;
  vented_[1] += was_co2 + hours * in_co2 - n_co2;
  vented_[2] += was_n2 + hours * in_n2 - n_n2;

  if (since_cells >= 10) {
    if (litres > 0.001) {
      memcpy(before, c, sizeof c);
      environment(liquid, ph(), osmolality(c), kolmogorov);
      live(since_cells / 3600);
      for (int i = 0; i < COUNT; i++) made[i] += (c[i] - before[i]) * litres;
    }
    since_cells = 0;
  }
  if (foam_active != 0 || foam_ml != 0 || foam_wet != 0) {
    foam_active = foam_active / (1 + hours / 2);
    double effect = foam_active / (0.02 + foam_active);
    foam_ml = foam_ml / (1 + hours * (1 + 20 * effect) / 0.15);
    foam_wet /= 1 + hours / 2;
  }

  double grams = 0;
  if (litres > 0.001) {
    grams = fmax(0, fmax(0, vented) * (1 - 0.8)) * hours * vapour / STD * 0.018015;
    double v = grams / 1000, f = litres / (litres - v);
    evaporated += v; heat_out += v * WATER * liquid;
    for (int i = 0; i < COUNT; i++) c[i] *= f;
    litres -= v;
  }
  double wanted = a_heater * 60 / 100;
  watts += (wanted - watts) * dt / (30 + dt);
  double v = total(), contact = 0.25 + 0.75 * fmin(1, v / 0.5), across = dt * 8 * contact, fp = dt * 0.3, fl = dt * 1.5 * contact;
  double ownw = uptake * litres / 3600 * 455 - grams / dt * 2420, cap = v * WATER + 200;
  double ps = 400 * pad + dt * watts + fp * ROOM, ls = cap * liquid + dt * ownw + fl * ROOM;
  double pa = 400 + across + fp, la = cap + across + fl, share = 1 / (pa * la - across * across);
  pad = (ps * la + across * ls) * share;
  liquid = (ls * pa + across * ps) * share;
  heat_supplied += dt * (watts + ownw);
  heat_lost += fp * (pad - ROOM) + fl * (liquid - ROOM);
}

int main(int argc, char **argv) {
  double days = argc > 1 ? atof(argv[1]) : 8, dt = argc > 2 ? atof(argv[2]) : 1;
  feed.cosine = permeate.cosine = inoculum.cosine = harvest.cosine = base.cosine = acid_pump.cosine = antifoam.cosine =
      recirculation.cosine = 1;
  pk_water = p10(-13.62); pk_pho_inv = 1 / p10(-6.8); pk_hep_inv = 1 / p10(-7.3);
  h_most = p10(-4); h_least = p10(-10); proton = p10(-7.2);
  charges_temperature(37);
  double aired = AIR_O2 * (STD - vapour_of(37)) * o2_of(ROOM);
  compose(feed_comp, 0, 0, 0, 0, aired);
  compose(inoculum_comp, 0.5, 0.3, 2.58, 2.58 * (1 / 0.95 - 1), aired);
  memcpy(c, feed_comp, sizeof c);
  vapour = vapour_of(ROOM);
  double all = 2 * (STD - vapour) / GASC;
  n_o2 = all * AIR_O2; n_co2 = all * AIR_CO2; n_n2 = all - n_o2 - n_co2;
  per_mole = GASC / 2;
  refresh();
  solve(c);

  struct timespec t0, t1;
  clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &t0);
  long steps = lround(days * 86400 / dt);
  for (long i = 0; i < steps; i++) {
    double hour = i * dt / 3600;
    a_feed = hour < 0.25 ? 54 : hour < 40 ? 0 : hour < 96 ? 0.4 : 1.2;
    a_permeate = hour < 40 ? 0 : hour < 96 ? 0.4 : 1.2;
    a_inoculum = hour >= 4 && hour < 4.02 ? 80 : 0;
    a_rock = 30; a_air = 200; a_heater = 51;
    a_o2 = hour < 100 ? 0 : 20;
    a_co2 = hour < 60 ? 30 : hour < 110 ? 20 : 5;
    step(dt);
  }
  clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &t1);
  printf("%.6f %.6f %.6f %.6f %.6f\n", (t1.tv_sec - t0.tv_sec) + 1e-9 * (t1.tv_nsec - t0.tv_nsec), c[VIABLE], c[GLC],
         ph(), total());
  return in[0] + out[0] + made[0] + litres_in + litres_out + heat_in + heat_out + supplied[0] + vented_[0] + o2_dis +
                 co2_dis + heat_supplied + heat_lost + tmp + foam_ml + growth <
             -1e300;
}
