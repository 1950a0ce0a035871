#!/bin/sh
# trunk runs this in each build. In a debug build it does nothing, and has nothing compiled.
[ "$TRUNK_PROFILE" = release ] || exit 0
quiz=$WHAT_DO_YOU_DO_QUIZ
# As a variable, the quiz would have the page compiled once more for this machine.
unset WHAT_DO_YOU_DO_QUIZ
exec cargo run --quiet --package postbuild -- "$1" ${quiz:+"$quiz"}
