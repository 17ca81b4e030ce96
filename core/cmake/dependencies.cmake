# The two header libraries of the core. The system's come first; otherwise the ones that the Python
# build requirement pgm-build-deps brings (scikit-build-core tells find_package where they are).
# Boost is used in the syntax floor only, nlohmann/json only in sources that read or print JSON;
# neither is in a header that an installed guiju needs.

find_package(Boost 1.81 CONFIG QUIET)
find_package(nlohmann_json 3.11 CONFIG QUIET)

set(missing)
if(NOT TARGET Boost::headers)
  list(APPEND missing "Boost headers 1.81 (apt: libboost1.81-dev)")
endif()
if(NOT TARGET nlohmann_json::nlohmann_json)
  list(APPEND missing "nlohmann/json 3.11 (apt: nlohmann-json3-dev)")
endif()
if(GUIJU_TESTS)
  find_package(GTest CONFIG QUIET)
  include(GoogleTest)
  if(NOT TARGET GTest::gtest_main)
    list(APPEND missing "GoogleTest (apt: libgtest-dev)")
  endif()
endif()
if(missing)
  list(JOIN missing ", " missing)
  message(FATAL_ERROR "guiju cannot be built without ${missing}")
endif()
