//! Links: whatever goes in comes out again, and nothing else ever does.

mod round_trips;
