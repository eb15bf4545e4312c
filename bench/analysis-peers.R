# The R side of bench/analysis.ts: Rscript bench/analysis-peers.R CASE FILE. Reads and prepares, says "ready", then runs once for every line
# on standard input and answers with one line: seconds, processor seconds, a number that shows that the same was computed.
suppressPackageStartupMessages({ library(jsonlite); library(Matrix) })
arguments <- commandArgs(trailingOnly = TRUE)
input <- fromJSON(arguments[2])

queen <- function(side) spdep::cell2nb(side, side, type = "queen")

prepare <- list(
  farrington = function() {
    history <- t(input$y)
    weeks <- nrow(history)
    series <- suppressPackageStartupMessages(surveillance::sts(history, start = c(2015, 1), frequency = 52))
    control <- list(range = weeks, b = 5, w = 3, noPeriods = 10, pastWeeksNotIncluded = 26, trend = TRUE, pThresholdTrend = 1,
      reweight = TRUE, weightsThreshold = 2.58, thresholdMethod = "nbPlugin", alpha = 0.01, limit54 = c(0, 4), glmWarnings = FALSE)
    function() sum(surveillance::upperbound(surveillance::farringtonFlexible(series, control)))
  },
  `gi-star` = function() {
    counts <- as.numeric(input$x)
    near <- spdep::include.self(queen(input$side))
    weights <- spdep::nb2listw(near, style = "B")
    around <- sparseMatrix(i = rep(seq_along(near), spdep::card(near)), j = unlist(near), x = 1)
    places <- length(counts)
    events <- sum(counts)
    held <- rowSums(around)
    width <- sqrt((places * held - held^2) / (places - 1))
    highest <- function(maps) {
      spread <- sqrt(colSums(maps^2) / places - (events / places)^2)
      deviations <- (as.matrix(around %*% maps) - held * events / places) / width
      apply(deviations, 2, max) / spread
    }
    # In blocks, or the random maps alone would take hundreds of megabytes.
    function() {
      seen <- spdep::localG(counts, weights)
      drawn <- unlist(lapply(1:27, function(block) highest(rmultinom(37, events, rep(1, places)))))
      p <- (1 + length(drawn) - findInterval(seen, sort(drawn), left.open = TRUE)) / (length(drawn) + 1)
      stopifnot(length(p) == places)
      sum(abs(seen))
    }
  },
  `local-moran` = function() {
    weights <- spdep::nb2listw(queen(input$side), style = "W")
    counts <- as.numeric(input$x)
    function() sum(abs(spdep::localmoran_perm(counts, weights, nsim = 999)[, "Ii"]))
  },
  # With a list of the close pairs: the permutation test of surveillance::knox holds all pairs and is far slower.
  knox = function() {
    places <- cbind(input$x, input$y)
    times <- input$t
    function() {
      near <- spdep::dnearneigh(places, 0, input$epsS)
      one <- rep(seq_along(near), spdep::card(near))
      other <- unlist(near)[unlist(near) > 0]
      once <- one < other
      one <- one[once]
      other <- other[once]
      close <- function(t) sum(abs(t[one] - t[other]) <= input$epsT)
      observed <- close(times)
      drawn <- replicate(input$draws, close(sample(times)))
      stopifnot((1 + sum(drawn >= observed)) / (input$draws + 1) > 0)
      observed
    }
  }
)

run <- suppressWarnings(prepare[[arguments[1]]]())
lines <- file("stdin", "r")
cat("ready\n")
while (length(readLines(lines, 1)) > 0) {
  took <- system.time(check <- suppressWarnings(run()))
  cat(sprintf("%.4f %.4f %.10g\n", took[["elapsed"]], took[["user.self"]] + took[["sys.self"]], check))
}
