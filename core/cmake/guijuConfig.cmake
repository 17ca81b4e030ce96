include(${CMAKE_CURRENT_LIST_DIR}/guijuTargets.cmake)
